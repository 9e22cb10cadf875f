package org.tidewire.internal.unkeyed;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.BulkInsertionCapableIdentifierGenerator;
import org.hibernate.id.OptimizableGenerator;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SimpleNonSelectQueryPlan;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.tree.SqmCopyContext;
import org.hibernate.query.sqm.tree.expression.SqmExpression;
import org.hibernate.query.sqm.tree.insert.SqmInsertSelectStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.hibernate.query.sqm.tree.select.SqmQuerySpec;
import org.hibernate.query.sqm.tree.select.SqmSelection;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * HQL inserts for which Hibernate would use a temporary table. For one table with ids in blocks, one {@code insert ... select} is
 * enough: each row uses a value of the sequence as its id, and leaves the rest of that block unused.
 *
 * <p>Such a value {@code v} is in no other block of n ids: blocks are {@code [v-n+1, v]} or {@code [v, v+n-1]}, and the sequence
 * returns {@code v} once. The database has to give each row of a statement another value.
 */
public final class InsertSelectStrategy implements SqmMultiTableInsertStrategy {
    private final String database;

    /**
     * For a database.
     *
     * @param database its name, for messages
     */
    public InsertSelectStrategy(String database) {
        this.database = database;
    }

    @Override
    public MultiTableHandlerBuildResult buildHandler(
            SqmInsertStatement<?> statement, DomainParameterXref parameters, DomainQueryExecutionContext context) {
        SessionFactoryImplementor factory = context.getSession().getFactory();
        EntityPersister entity = factory.getMappingMetamodel()
                .getEntityDescriptor(statement.getTarget().getEntityName());
        if (entity.hasMultipleTables()
                || !(statement instanceof SqmInsertSelectStatement<?> insert)
                || !(entity.getGenerator() instanceof BulkInsertionCapableIdentifierGenerator sequence)
                || !givesNumbersOfItsOwn(entity.getGenerator())) {
            throw UnkeyedRefusal.INSERT_OF_SEVERAL_TABLES.exception(database);
        }
        String number = sequence.determineBulkInsertionIdentifierGenerationSelectFragment(
                factory.getSqlStringGenerationContext());
        return new MultiTableHandlerBuildResult(
                new OneStatement(new SimpleNonSelectQueryPlan(withIds(insert, entity, number), parameters)),
                JdbcParameterBindings.NO_BINDINGS);
    }

    /** The sequence's value is an id; Hibernate must not multiply it by the block size. */
    private static boolean givesNumbersOfItsOwn(Generator generator) {
        return generator instanceof OptimizableGenerator optimizable
                && optimizable.getOptimizer() != null
                && optimizable.getOptimizer().applyIncrementSizeToSourceValues();
    }

    private <T> SqmInsertSelectStatement<T> withIds(
            SqmInsertSelectStatement<T> statement, EntityPersister entity, String number) {
        SqmCopyContext copies = SqmCopyContext.simpleContext();
        // Keeps the parameter objects by which the query's values are bound.
        statement.getSqmParameters().forEach(parameter -> copies.registerCopy(parameter, parameter));
        SqmInsertSelectStatement<T> insert = statement.copy(copies);
        if (!(insert.getSelectQueryPart() instanceof SqmQuerySpec<?> query)
                || query.getSelectClause().isDistinct()) {
            throw UnkeyedRefusal.INSERT_OF_DISTINCT_ROWS.exception(database);
        }
        insert.addInsertTargetStateField(
                insert.getTarget().get(entity.getIdentifierMapping().getAttributeName()));
        SqmExpression<?> id = (SqmExpression<?>)
                insert.nodeBuilder().sql(number, entity.getIdentifierType().getReturnedClass());
        query.getSelectClause().addSelection(new SqmSelection<>(id, insert.nodeBuilder()));
        return insert;
    }

    private record OneStatement(SimpleNonSelectQueryPlan plan) implements MultiTableHandler {
        @Override
        public JdbcParameterBindings createJdbcParameterBindings(DomainQueryExecutionContext context) {
            return JdbcParameterBindings.NO_BINDINGS;
        }

        @Override
        public boolean dependsOnParameterBindings() {
            return false;
        }

        @Override
        public boolean isCompatibleWith(JdbcParameterBindings bindings, QueryOptions options) {
            return true;
        }

        @Override
        public int execute(JdbcParameterBindings bindings, DomainQueryExecutionContext context) {
            return plan.executeUpdate(context);
        }
    }
}
