package org.tidewire.cockroachdb.internal.mapping;

import java.util.Properties;
import org.hibernate.AnnotationException;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.dialect.Dialect;
import org.hibernate.generator.GeneratorCreationContext;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.jspecify.annotations.Nullable;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.cockroachdb.annotation.NodeCachedSequence;

/** Hibernate's pooled sequence, with a cache in its DDL. */
@SuppressWarnings("serial") // Hibernate's interface is serializable
public final class NodeCachedSequenceGenerator extends SequenceStyleGenerator {
    private final transient NodeCachedSequence annotation;
    private @Nullable String options;

    NodeCachedSequenceGenerator(NodeCachedSequence annotation) {
        this.annotation = annotation;
    }

    @Override
    public void configure(GeneratorCreationContext context, Properties parameters) {
        if (annotation.allocationSize() < 1 || annotation.cache() < 2) {
            throw new AnnotationException("@NodeCachedSequence needs an allocationSize of at least 1 and a cache of at"
                    + " least 2, not " + annotation.allocationSize() + " and " + annotation.cache());
        }
        if (!annotation.sequenceName().isEmpty()) {
            parameters.setProperty(SEQUENCE_PARAM, annotation.sequenceName());
        }
        parameters.setProperty(INCREMENT_PARAM, Integer.toString(annotation.allocationSize()));
        Dialect dialect = context.getDatabase().getDialect();
        if (dialect instanceof CockroachDBDialect) {
            String scope = dialect.getVersion().isSameOrAfter(24, 1) ? "per node cache " : "cache ";
            options = scope + annotation.cache();
            parameters.setProperty(OPTIONS, options);
        }
        super.configure(context, parameters);
    }

    /** A sequence that is there already keeps its own options. */
    @Override
    public void registerExportables(Database database) {
        super.registerExportables(database);
        QualifiedName name = getDatabaseStructure().getPhysicalName();
        Sequence sequence = database.locateNamespace(name.getCatalogName(), name.getSchemaName())
                .locateSequence(name.getObjectName());
        if (options != null && sequence != null && !options.equals(sequence.getOptions())) {
            throw new AnnotationException("@NodeCachedSequence has another cache for the sequence " + name.render()
                    + " than another generator of it: " + options + " and "
                    + (sequence.getOptions() == null ? "none" : sequence.getOptions()));
        }
    }
}
