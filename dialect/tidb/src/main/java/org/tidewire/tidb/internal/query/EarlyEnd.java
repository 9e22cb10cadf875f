package org.tidewire.tidb.internal.query;

import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.StatementWalker;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * A subquery that TiDB runs for each row of the query around it, and ends as soon as it has the rows of its limit. Of {@code min} and
 * {@code max} of a constant TiDB makes a limit too. If there is another subquery in it, which is run for each row as well, that one goes on
 * at the next row where it has stopped: the result is wrong, without an error (measured on 8.5.4).
 */
public final class EarlyEnd extends StatementWalker {
    /** A sort key that makes TiDB read all rows before it takes the first one. */
    public static final String READS_ALL_ROWS = ",rand()";

    private int subqueries;
    private boolean runByRow;
    private boolean columns;
    private boolean constantEnd;

    private EarlyEnd() {}

    /** Has the query to read all its rows? */
    public static boolean of(QuerySpec query) {
        return !query.isRoot()
                && query.hasOffsetOrFetchClause()
                && !query.getSelectClause().isDistinct()
                && search(query).subqueries > 0;
    }

    /** Where there is no sort key to add. */
    public static void refuseIn(QuerySpec query) {
        if (query.isRoot()) {
            return;
        }
        boolean distinctEnd =
                query.hasOffsetOrFetchClause() && query.getSelectClause().isDistinct();
        EarlyEnd search = search(query);
        if (search.runByRow && (distinctEnd || search.constantEnd)) {
            throw TiDBRefusal.EARLY_END.exception();
        }
    }

    private static EarlyEnd search(QuerySpec query) {
        EarlyEnd search = new EarlyEnd();
        query.getSelectClause().accept(search);
        query.getFromClause().accept(search);
        if (query.getWhereClauseRestrictions() != null) {
            query.getWhereClauseRestrictions().accept(search);
        }
        if (query.getHavingClauseRestrictions() != null) {
            query.getHavingClauseRestrictions().accept(search);
        }
        return search;
    }

    @Override
    public void visitSelectStatement(SelectStatement subquery) {
        subqueries++;
        runByRow |= !(subquery.getQueryPart() instanceof QuerySpec query) || query.hasOffsetOrFetchClause();
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        columns = true;
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        boolean outer = columns;
        columns = false;
        super.visitSelfRenderingExpression(expression);
        constantEnd |= !columns
                && expression instanceof FunctionExpression function
                && (function.getFunctionName().equals("min")
                        || function.getFunctionName().equals("max"));
        columns |= outer;
    }
}
