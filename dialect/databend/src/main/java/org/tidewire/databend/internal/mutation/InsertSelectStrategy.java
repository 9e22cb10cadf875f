package org.tidewire.databend.internal.mutation;

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
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/**
 * HQL inserts that Hibernate would make by a temporary table. Into one table, with ids that come in blocks, {@code insert ...
 * select} is one statement: each row takes a number of the sequence itself, and leaves the rest of its block out.
 *
 * <p>Such a number {@code v} is in no one else's block of n: blocks are {@code [v-n+1, v]} or {@code [v, v+n-1]} of numbers that
 * nobody else was given. Within a statement Databend gives every row another (measured with several blocks of storage).
 */
public final class InsertSelectStrategy implements SqmMultiTableInsertStrategy {
    public static final InsertSelectStrategy INSTANCE = new InsertSelectStrategy();

    private InsertSelectStrategy() {}

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
            throw DatabendQueryRefusal.INSERT_OF_SEVERAL_TABLES.exception();
        }
        String number = sequence.determineBulkInsertionIdentifierGenerationSelectFragment(
                factory.getSqlStringGenerationContext());
        return new MultiTableHandlerBuildResult(
                new OneStatement(new SimpleNonSelectQueryPlan(withIds(insert, entity, number), parameters)),
                JdbcParameterBindings.NO_BINDINGS);
    }

    /** What the sequence gives is an id, and not to be multiplied. */
    private static boolean givesNumbersOfItsOwn(Generator generator) {
        return generator instanceof OptimizableGenerator optimizable
                && optimizable.getOptimizer() != null
                && optimizable.getOptimizer().applyIncrementSizeToSourceValues();
    }

    private static <T> SqmInsertSelectStatement<T> withIds(
            SqmInsertSelectStatement<T> statement, EntityPersister entity, String number) {
        SqmCopyContext copies = SqmCopyContext.simpleContext();
        // The parameters stay those that the query's values are found by.
        statement.getSqmParameters().forEach(parameter -> copies.registerCopy(parameter, parameter));
        SqmInsertSelectStatement<T> insert = statement.copy(copies);
        if (!(insert.getSelectQueryPart() instanceof SqmQuerySpec<?> query)
                || query.getSelectClause().isDistinct()) {
            throw DatabendQueryRefusal.INSERT_OF_DISTINCT_ROWS.exception();
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
