package org.tidewire.databend.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.QueryPartTableGroup;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.ExistsPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.results.internal.SqlSelectionImpl;
import org.tidewire.databend.internal.query.Conjuncts;
import org.tidewire.databend.internal.query.FirstRow;
import org.tidewire.databend.internal.query.NullableColumns;
import org.tidewire.databend.internal.query.WrappedExpression;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.OuterColumns;

/**
 * {@code x in (subquery)}, and {@code any} and {@code all}, by {@code exists}.
 *
 * <p>Databend's own answer is another than SQL's where {@code x} is null, where the subquery has no rows, and where it is
 * correlated and one of its rows, of whichever row of the outer query, is null (measured on 1.2.895). In SQL the comparison
 * is null where no row decides it and a side is null.
 */
final class QuantifiedSubquery {
    private static final String ALIAS = "q_";

    private final SubqueryTranslator<?> translator;
    private final Expression tested;
    private final SelectStatement subquery;
    private final List<Expression> values;

    QuantifiedSubquery(SubqueryTranslator<?> translator, Expression tested, SelectStatement subquery) {
        this.translator = translator;
        this.tested = tested;
        this.subquery = subquery;
        this.values = isPlain() ? valuesOf(subquery) : columnsOf(subquery);
    }

    /**
     * Renders the comparison.
     *
     * @param all whether it has to hold for all rows, or for any
     * @param filters whether null is as good as false, since the rows are filtered by it
     */
    void render(ComparisonOperator operator, boolean all, boolean filters) {
        if (subquery.getQueryPart() instanceof QuerySpec query
                && Aggregates.makeOneRow(query)
                && query.getHavingClauseRestrictions() == null) {
            renderOneRow(query, operator);
            return;
        }
        if (subquery.getQueryPart() instanceof QuerySpec query
                && CorrelatedLimit.isIn(query)
                && (!OuterColumns.of(tested).isEmpty() || FirstRow.of(subquery) != null)) {
            renderFirstRow(operator, all);
            return;
        }
        if (Aggregates.areIn(tested)) {
            throw DatabendQueryRefusal.AGGREGATE_COMPARED.exception();
        }
        ComparisonOperator decides = all ? operator.negated() : operator;
        List<Predicate> unknown = unknown(operator);
        if (unknown.isEmpty()) {
            exists(compared(decides), all).accept(translator);
        } else if (filters && !all) {
            exists(compared(decides), false).accept(translator);
        } else if (filters) {
            exists(compared(decides), true).accept(translator);
            for (Predicate reason : unknown) {
                translator.appendSql(" and not (");
                reason.accept(translator);
                translator.appendSql(")");
            }
        } else {
            translator.appendSql("case when ");
            exists(compared(decides), false).accept(translator);
            translator.appendSql(" then " + !all);
            for (Predicate reason : unknown) {
                translator.appendSql(" when ");
                reason.accept(translator);
                translator.appendSql(" then null");
            }
            translator.appendSql(" else " + all + " end");
        }
    }

    /**
     * A condition {@code x in (subquery)}. Where filters are not pushed into joins, as {@link StatementHints} may have it, the engine
     * finds a null among nulls.
     */
    void renderAsItIs() {
        ColumnReference column = tested.getColumnReference();
        boolean nullable = column == null || translator.isNullable(column);
        if (nullable) {
            translator.appendSql("(");
            tested.accept(translator);
            translator.appendSql(" is not null and ");
        }
        tested.accept(translator);
        translator.appendSql(" in ");
        translator.renderPlain(subquery);
        translator.appendSql(nullable ? ")" : "");
    }

    /** A row of aggregates is there in any case, so it is compared as a value. */
    private void renderOneRow(QuerySpec query, ComparisonOperator operator) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(tested);
        if (row == null) {
            translator.visitRelationalPredicate(new ComparisonPredicate(tested, operator, subquery));
            return;
        }
        List<Expression> aggregates = valuesOf(subquery);
        Junction junction = new Junction(
                operator == ComparisonOperator.NOT_EQUAL ? Junction.Nature.DISJUNCTION : Junction.Nature.CONJUNCTION);
        for (int i = 0; i < aggregates.size(); i++) {
            junction.add(new ComparisonPredicate(
                    row.getExpressions().get(i), operator, ScalarSubquery.of(query, aggregates.get(i))));
        }
        translator.appendSql("(");
        junction.accept(translator);
        translator.appendSql(")");
    }

    /** The numbers of {@link CorrelatedLimit} would count the rows of all tested values. */
    private void renderFirstRow(ComparisonOperator operator, boolean all) {
        if (FirstRow.of(subquery) == null || SqlTupleContainer.getSqlTuple(tested) != null) {
            throw DatabendQueryRefusal.CORRELATED_LIMIT.exception();
        }
        translator.appendSql("case when ");
        new ExistsPredicate(subquery, false, null).accept(translator);
        translator.appendSql(" then ");
        translator.visitRelationalPredicate(new ComparisonPredicate(tested, operator, subquery));
        translator.appendSql(" else " + all + " end");
    }

    /** A condition that is constantly null is an error of Databend's (2606), as it is of a parameter. */
    private Predicate compared(ComparisonOperator operator) {
        Predicate comparison = comparison(operator);
        return OuterColumns.of(tested).isEmpty() && mayBeNull(tested)
                ? new SelfRenderingPredicate(new WrappedExpression("coalesce(", comparison, ",false)"))
                : comparison;
    }

    private Predicate comparison(ComparisonOperator operator) {
        Expression row = values.size() == 1 && SqlTupleContainer.getSqlTuple(tested) == null
                ? values.get(0)
                : new SqlTuple(values, null);
        return new ComparisonPredicate(row, operator.invert(), tested);
    }

    /** When the comparison is null, if no row decides it. */
    private List<Predicate> unknown(ComparisonOperator operator) {
        if (operator == ComparisonOperator.DISTINCT_FROM || operator == ComparisonOperator.NOT_DISTINCT_FROM) {
            return List.of();
        }
        SqlTuple row = SqlTupleContainer.getSqlTuple(tested);
        List<? extends Expression> sides = row == null ? List.of(tested) : row.getExpressions();
        boolean testedMayBeNull = sides.stream().anyMatch(this::mayBeNull);
        boolean valuesMayBeNull = values.stream().anyMatch(this::valueMayBeNull);
        List<Predicate> reasons = new ArrayList<>();
        if (sides.size() > 1) {
            if (testedMayBeNull || valuesMayBeNull) {
                reasons.add(exists(equalOrNull(sides), false));
            }
            return reasons;
        }
        if (valuesMayBeNull) {
            reasons.add(exists(new NullnessPredicate(values.get(0)), false));
        }
        if (testedMayBeNull) {
            Junction both = new Junction(Junction.Nature.CONJUNCTION);
            both.add(new NullnessPredicate(sides.get(0)));
            both.add(new ExistsPredicate(subquery, false, null));
            reasons.add(both);
        }
        return reasons;
    }

    private Predicate equalOrNull(List<? extends Expression> sides) {
        Junction all = new Junction(Junction.Nature.CONJUNCTION);
        for (int i = 0; i < sides.size(); i++) {
            Junction either = new Junction(Junction.Nature.DISJUNCTION);
            either.add(new ComparisonPredicate(values.get(i), ComparisonOperator.EQUAL, sides.get(i)));
            if (valueMayBeNull(values.get(i))) {
                either.add(new NullnessPredicate(values.get(i)));
            }
            if (mayBeNull(sides.get(i))) {
                either.add(new NullnessPredicate(sides.get(i)));
            }
            all.add(either);
        }
        return all;
    }

    private boolean mayBeNull(Expression expression) {
        ColumnReference column = expression.getColumnReference();
        return column == null ? !isValue(expression) : translator.isNullable(column);
    }

    private boolean valueMayBeNull(Expression value) {
        ColumnReference column = value.getColumnReference();
        if (column == null || !isPlain()) {
            return !isValue(value);
        }
        Boolean nullable = NullableColumns.isNullable(
                subquery.getQueryPart().getFirstQuerySpec().getFromClause(), column);
        return nullable == null || nullable;
    }

    private static boolean isValue(Expression expression) {
        return expression instanceof Literal literal && LiteralValue.of(literal) != null;
    }

    /** Whether a condition on its rows may be added to those that it has. */
    private boolean isPlain() {
        return subquery.getCteStatements().isEmpty()
                && subquery.getQueryPart() instanceof QuerySpec query
                && query.getGroupByClauseExpressions().isEmpty()
                && !Aggregates.makeOneRow(query)
                && !Aggregates.haveWindows(query.getSelectClause())
                && !query.hasOffsetOrFetchClause();
    }

    private ExistsPredicate exists(Predicate condition, boolean negated) {
        QuerySpec query = new QuerySpec(false);
        if (isPlain()) {
            QuerySpec original = (QuerySpec) subquery.getQueryPart();
            original.getFromClause().getRoots().forEach(query.getFromClause()::addRoot);
            query.applyPredicate(Conjuncts.and(original.getWhereClauseRestrictions(), List.of(condition)));
        } else {
            query.getFromClause()
                    .addRoot(new QueryPartTableGroup(
                            new NavigablePath(ALIAS),
                            null,
                            subquery,
                            ALIAS,
                            IntStream.rangeClosed(1, values.size())
                                    .mapToObj(i -> "c" + i)
                                    .toList(),
                            false,
                            true,
                            translator.getSessionFactory()));
            query.applyPredicate(condition);
        }
        query.getSelectClause().addSqlSelection(new SqlSelectionImpl(translator.one()));
        return new ExistsPredicate(query, negated, null);
    }

    private static List<Expression> valuesOf(SelectStatement subquery) {
        List<Expression> values = new ArrayList<>();
        for (SqlSelection selection :
                subquery.getQueryPart().getFirstQuerySpec().getSelectClause().getSqlSelections()) {
            SqlTuple tuple = SqlTupleContainer.getSqlTuple(selection.getExpression());
            if (tuple == null) {
                values.add(selection.getExpression());
            } else {
                values.addAll(tuple.getExpressions());
            }
        }
        return values;
    }

    private static List<Expression> columnsOf(SelectStatement subquery) {
        List<Expression> columns = new ArrayList<>();
        for (Expression value : valuesOf(subquery)) {
            columns.add(new ColumnReference(
                    ALIAS,
                    "c" + (columns.size() + 1),
                    false,
                    null,
                    value.getExpressionType() == null
                            ? null
                            : value.getExpressionType().getSingleJdbcMapping()));
        }
        return columns;
    }
}
