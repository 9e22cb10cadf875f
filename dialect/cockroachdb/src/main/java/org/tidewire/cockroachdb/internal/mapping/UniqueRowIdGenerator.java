package org.tidewire.cockroachdb.internal.mapping;

import java.util.Properties;
import java.util.function.Supplier;
import org.hibernate.AnnotationException;
import org.hibernate.generator.EventType;
import org.hibernate.generator.GeneratorCreationContext;
import org.hibernate.id.IdentityGenerator;
import org.hibernate.id.insert.InsertReturningDelegate;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.metamodel.mapping.BasicEntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.EntityPersister;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.cockroachdb.annotation.UniqueRowId;

/** The default of the column makes the id. */
@SuppressWarnings("serial") // Hibernate's interface is serializable
public final class UniqueRowIdGenerator extends IdentityGenerator {
    private final String function;

    UniqueRowIdGenerator(UniqueRowId annotation) {
        function = annotation.unordered() ? "unordered_unique_rowid()" : "unique_rowid()";
    }

    @Override
    public void configure(GeneratorCreationContext context, Properties parameters) {
        super.configure(context, parameters);
        Column column = context.getProperty().getValue().getColumns().get(0);
        if (!(context.getDatabase().getDialect() instanceof CockroachDBDialect)) {
            column.setIdentity(true);
            return;
        }
        Class<?> type = context.getType().getReturnedClass();
        if (type != Long.class && type != long.class) {
            throw new AnnotationException("@UniqueRowId needs a Long or long, not " + type.getSimpleName());
        }
        column.setDefaultValue(function);
    }

    /**
     * Hibernate keeps the rows of an HQL insert into a {@code JOINED} hierarchy in a table of its own, and numbers them only where the
     * id is an identity column: without the number its statement names a column twice (42701).
     */
    public static <R> R asIdentity(EntityMappingType entity, RuntimeModelCreationContext context, Supplier<R> table) {
        PersistentClass root =
                context.getMetadata().getEntityBinding(entity.getEntityName()).getRootClass();
        if (!(context.getGenerators().get(root.getEntityName()) instanceof UniqueRowIdGenerator)) {
            return table.get();
        }
        Column id = root.getKey().getColumns().get(0);
        id.setIdentity(true);
        try {
            return table.get();
        } finally {
            id.setIdentity(false);
        }
    }

    @Override
    @SuppressWarnings("removal") // the type of the overridden method
    public org.hibernate.id.insert.InsertGeneratedIdentifierDelegate getGeneratedIdentifierDelegate(
            EntityPersister persister) {
        return persister.getFactory().getJdbcServices().getDialect() instanceof CockroachDBDialect
                ? new Returning(persister, function)
                : super.getGeneratedIdentifierDelegate(persister);
    }

    /** Also after the insert of an HQL statement, where Hibernate leaves the clause to the support of identity columns. */
    private static final class Returning extends InsertReturningDelegate {
        private final String function;

        Returning(EntityPersister persister, String function) {
            super(persister, EventType.INSERT);
            this.function = function;
        }

        @Override
        public String prepareIdentifierGeneratingInsert(String insert) {
            BasicEntityIdentifierMapping id = (BasicEntityIdentifierMapping)
                    persister.getRootEntityDescriptor().getIdentifierMapping();
            String column = id.getSelectionExpression();
            // The columns of the statement are all of a subclass: Hibernate leaves both lists empty.
            String withColumn = insert.replace("() select  from ", "(" + column + ") select " + function + " from ");
            return withColumn + " returning " + column;
        }
    }
}
