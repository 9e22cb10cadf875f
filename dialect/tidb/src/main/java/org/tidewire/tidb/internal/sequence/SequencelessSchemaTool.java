package org.tidewire.tidb.internal.sequence;

import java.util.function.Function;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.resource.transaction.spi.DdlTransactionIsolator;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.extract.spi.ExtractionContext;
import org.hibernate.tool.schema.extract.spi.InformationExtractor;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.internal.exec.ImprovedExtractionContextImpl;
import org.hibernate.tool.schema.internal.exec.JdbcContext;
import org.hibernate.tool.schema.spi.ExtractionTool;

/**
 * Hibernate's schema tool for a mapping without sequences: it does not read the list of them. Hibernate itself reads it for
 * each {@code update} and {@code validate}, before it knows whether there is one to look for.
 */
public final class SequencelessSchemaTool extends HibernateSchemaManagementTool {
    private static final long serialVersionUID = 1L;

    private final transient Function<JdbcContext, DdlTransactionIsolator> connections;

    /** @param connections those of the tool in whose place this one reads and changes the schema */
    public SequencelessSchemaTool(Function<JdbcContext, DdlTransactionIsolator> connections) {
        this.connections = connections;
    }

    public static boolean suffices(Metadata metadata) {
        for (var namespace : metadata.getDatabase().getNamespaces()) {
            if (namespace.getSequences().iterator().hasNext()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public DdlTransactionIsolator getDdlTransactionIsolator(JdbcContext jdbc) {
        return connections.apply(jdbc);
    }

    @Override
    public ExtractionTool getExtractionTool() {
        return Extraction.INSTANCE;
    }

    /** Knows that nobody asks for a sequence. */
    static final class Context extends ImprovedExtractionContextImpl {
        private Context(
                ServiceRegistry services,
                JdbcEnvironment environment,
                SqlStringGenerationContext names,
                DdlTransactionIsolator isolator,
                DatabaseObjectAccess found) {
            super(services, environment, names, isolator, found);
        }
    }

    private static final class Extraction implements ExtractionTool {
        private static final Extraction INSTANCE = new Extraction();

        @Override
        public ExtractionContext createExtractionContext(
                ServiceRegistry services,
                JdbcEnvironment environment,
                SqlStringGenerationContext names,
                DdlTransactionIsolator isolator,
                ExtractionContext.DatabaseObjectAccess found) {
            return new Context(services, environment, names, isolator, found);
        }

        @Override
        public InformationExtractor createInformationExtractor(ExtractionContext context) {
            return context.getJdbcEnvironment().getDialect().getInformationExtractor(context);
        }
    }
}
