package org.tidewire.databend.internal.sql;

import java.util.List;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.predicate.ExistsPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.PlanSize;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.OuterColumns;

/** {@code exists}: a query that aggregates without {@code group by} has a row, whatever it reads, unless having takes it. */
final class ExistsSubquery {
    private final SubqueryTranslator<?> translator;

    ExistsSubquery(SubqueryTranslator<?> translator) {
        this.translator = translator;
    }

    void render(ExistsPredicate exists) {
        SelectStatement statement = exists.getExpression();
        if (statement.getQueryPart() instanceof QuerySpec query
                && Aggregates.makeOneRow(query)
                && (!query.hasOffsetOrFetchClause() || ScalarSubquery.limitsToRows(query))) {
            renderAggregate(query.getHavingClauseRestrictions(), query, exists.isNegated());
        } else {
            renderRows(statement, exists.isNegated());
        }
    }

    /** Whether a compared column of the outer query is null is asked outside, as the rest may then become a join. */
    private void renderRows(SelectStatement statement, boolean negated) {
        List<ColumnReference> compared = statement.getQueryPart() instanceof QuerySpec query && asksNullsOutside(query)
                ? translator.nullableIn(query)
                : List.of();
        translator.appendSql(compared.isEmpty() ? "" : "(");
        for (ColumnReference column : compared) {
            column.accept(translator);
            translator.appendSql(negated ? " is null or " : " is not null and ");
        }
        translator.with(translator.correlation().withValues(compared), () -> renderExists(statement, negated));
        translator.appendSql(compared.isEmpty() ? "" : ")");
    }

    /**
     * Databend makes an inner join of a condition {@code exists} that is correlated by an expression of the inner row, and
     * repeats a row that finds several. Of a value it makes no join.
     */
    private void renderExists(SelectStatement statement, boolean negated) {
        boolean asValue =
                !negated && statement.getQueryPart() instanceof QuerySpec query && PlanSize.joinsByExpression(query);
        translator.appendSql(asValue ? "coalesce(exists" : negated ? "not exists" : "exists");
        SelectStatement rows =
                statement.getQueryPart() instanceof QuerySpec spec && (limitsRows(spec) || selectsOuterColumns(spec))
                        ? ScalarSubquery.of(spec, translator.one())
                        : statement;
        if (negated) {
            translator.renderRefuted(rows);
        } else {
            translator.renderPlain(rows);
        }
        translator.appendSql(asValue ? ",false)" : "");
    }

    private static boolean asksNullsOutside(QuerySpec query) {
        return !Aggregates.makeOneRow(query) && PlanSize.correlatedTableOf(query) == null;
    }

    /** A limit that lets a row pass changes nothing. */
    private static boolean limitsRows(QuerySpec query) {
        return ScalarSubquery.limitsToRows(query)
                && query.getGroupByClauseExpressions().isEmpty()
                && query.getHavingClauseRestrictions() == null;
    }

    /** Of a query that selects nothing else Databend finds no column (1006). */
    private static boolean selectsOuterColumns(QuerySpec query) {
        return !query.hasOffsetOrFetchClause()
                && query.getGroupByClauseExpressions().isEmpty()
                && OuterColumns.readsOutside(query.getSelectClause(), OuterColumns.tablesOf(query.getFromClause()));
    }

    private void renderAggregate(@Nullable Predicate having, QuerySpec query, boolean negated) {
        if (having == null) {
            translator.appendSql(negated ? "false" : "true");
            return;
        }
        translator.appendSql(negated ? "not coalesce(" : "coalesce(");
        translator.renderAround(query, () -> having.accept(translator));
        translator.appendSql(",false)");
    }
}
