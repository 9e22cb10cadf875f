package org.tidewire.databend.internal.sql;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.spi.SqlAstTranslatorWithMerge;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.exec.internal.SqlTypedMappingJdbcParameter;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.Conjuncts;
import org.tidewire.databend.internal.query.ConstantCondition;
import org.tidewire.databend.internal.query.Subqueries;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.type.TextVectorJdbcType;

/** Keeps the engine's planner from its mistakes: by {@link StatementHints}, and by casts to types that may be null. */
public abstract class PlannedTranslator<T extends JdbcOperation> extends SqlAstTranslatorWithMerge<T> {
    /** How the lambdas of the dialect's functions on arrays begin. */
    private static final String LAMBDA = "tw_x -> ";

    private final StatementHints hints = new StatementHints(this);
    private final boolean castsNullable;
    private int predicates;
    private @Nullable Integer vectorLength;

    PlannedTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
        castsNullable = OuterJoinSearch.finds(statement);
    }

    @Override
    public String getSql() {
        return hints.insertInto(super.getSql());
    }

    StatementHints hints() {
        return hints;
    }

    /** The query whose clauses are rendered. */
    @Nullable
    public QuerySpec enclosing() {
        return getQueryPartStack().getCurrent() instanceof QuerySpec query ? query : null;
    }

    public boolean isInPredicate() {
        return predicates > 0;
    }

    void inPredicate(Runnable rendering) {
        predicates++;
        rendering.run();
        predicates--;
    }

    /** The engine makes a join of a correlated subquery, and none of a lambda in it (error 1001). */
    void refusingLambdas(boolean correlated, Runnable rendering) {
        int start = getSqlBuffer().length();
        rendering.run();
        if (correlated && getSqlBuffer().indexOf(LAMBDA, start) >= 0) {
            throw DatabendQueryRefusal.LAMBDA_IN_SUBQUERY.exception();
        }
    }

    void renderHaving(QuerySpec query) {
        List<Predicate> conditions = Conjuncts.of(query.getHavingClauseRestrictions());
        List<Predicate> kept = ConstantCondition.keptOfGroups(conditions);
        if (kept == conditions) {
            visitHavingClause(query);
            return;
        }
        appendSql(" having ");
        getClauseStack().push(Clause.HAVING);
        Objects.requireNonNull(Conjuncts.and(null, kept)).accept(this);
        getClauseStack().pop();
    }

    static boolean haveSubqueries(@Nullable Predicate condition) {
        return condition != null && Subqueries.areIn(condition);
    }

    @Override
    public void visitCastTarget(CastTarget target) {
        super.visitCastTarget(target);
        appendSql(nullOfCast());
    }

    /**
     * What makes the type of a cast one that may be null. To see whether an outer join, as that of a subquery is, may become an inner
     * one, the engine computes a condition with nulls for all columns, and cannot cast them to the type of a column that is never null
     * (error 1006).
     */
    public String nullOfCast() {
        return castsNullable ? " null" : "";
    }

    /** Renders a {@code case}: its parameters have the length of the vectors beside them, which Hibernate does not give them. */
    void withVectorsLike(List<Expression> results, @Nullable Expression otherwise, Runnable rendering) {
        Integer outer = vectorLength;
        Stream.concat(results.stream(), Stream.ofNullable(otherwise))
                .map(Expression::getExpressionType)
                .filter(SqlTypedMapping.class::isInstance)
                .map(type -> ((SqlTypedMapping) type).getArrayLength())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(length -> vectorLength = length);
        rendering.run();
        vectorLength = outer;
    }

    @Override
    protected void renderParameterAsParameter(int position, JdbcParameter parameter) {
        JdbcType type = parameter.getExpressionType().getSingleJdbcMapping().getJdbcType();
        boolean sized = parameter instanceof SqlTypedMappingJdbcParameter
                || parameter.getExpressionType() instanceof SqlTypedMapping;
        if (vectorLength != null && !sized && type instanceof TextVectorJdbcType) {
            type.appendWriteExpression("?", new Size().setArrayLength(vectorLength), this, getDialect());
        } else {
            super.renderParameterAsParameter(position, parameter);
        }
    }

    /** Whether a query around the expression that is rendered is a part of a union. */
    final boolean isInUnion() {
        return getQueryPartStack().findCurrentFirst(part -> part instanceof QueryGroup ? part : null) != null;
    }
}
