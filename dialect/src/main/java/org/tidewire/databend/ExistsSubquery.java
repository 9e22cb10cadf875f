package org.tidewire.databend;

import org.hibernate.sql.ast.tree.predicate.ExistsPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;

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
            translator.appendSql(exists.isNegated() ? "not exists" : "exists");
            translator.renderPlain(
                    statement.getQueryPart() instanceof QuerySpec query && limitsRows(query)
                            ? ScalarSubquery.of(query, translator.one())
                            : statement);
        }
    }

    /** A limit that lets a row pass changes nothing. */
    private static boolean limitsRows(QuerySpec query) {
        return ScalarSubquery.limitsToRows(query)
                && query.getGroupByClauseExpressions().isEmpty()
                && query.getHavingClauseRestrictions() == null;
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
