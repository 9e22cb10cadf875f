package org.tidewire.cratedb.internal.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.sql.ast.tree.AbstractUpdateOrDeleteStatement;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.StatementWalker;

/** Looks for subqueries, those of the mapping too. */
final class Subqueries extends StatementWalker {
    private boolean areCorrelated;
    private boolean areUncorrelated;
    private boolean areOfQuery;
    private boolean areMapped;
    private boolean hasParameters;

    private Subqueries(SqlAstNode node) {
        node.accept(this);
    }

    static boolean areIn(SqlAstNode node) {
        Subqueries finder = new Subqueries(node);
        return finder.areOfQuery || finder.areMapped;
    }

    /** Without those of the mapping; or parameters. */
    static boolean orParametersAreIn(SqlAstNode node) {
        Subqueries finder = new Subqueries(node);
        return finder.areOfQuery || finder.hasParameters;
    }

    /** The server would join two tables by an expression with a parameter, a subquery or a column of an outer query, and cannot. */
    static boolean joinByMore(Predicate condition, Set<String> own) {
        Set<String> read = OuterColumns.tablesReadBy(condition);
        return (!own.containsAll(read) || orParametersAreIn(condition))
                && read.stream().filter(own::contains).count() > 1;
    }

    /** Whether one reads the query around it. */
    static boolean areCorrelatedIn(SqlAstNode node) {
        return new Subqueries(node).areCorrelated;
    }

    /** Whether the server may refuse one in an inner join: one that reads nothing around it, or does so only in what is computed first. */
    static boolean areRefusedInInnerJoin(SqlAstNode node) {
        Subqueries finder = new Subqueries(node);
        return finder.areOfQuery || finder.areUncorrelated;
    }

    /** Whether the mapping has one; that of a mutation does not show what it reads, as its rows have no alias. */
    static boolean areMappedIn(AbstractUpdateOrDeleteStatement mutation) {
        List<Assignment> assignments = mutation instanceof UpdateStatement update ? update.getAssignments() : List.of();
        return Stream.concat(assignments.stream(), Stream.ofNullable(mutation.getRestriction()))
                .anyMatch(node -> new Subqueries(node).areMapped);
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        areOfQuery = true;
        areCorrelated |=
                OuterColumns.readsOutside(statement.getQueryPart(), OuterColumns.tablesOf(statement.getQueryPart()));
    }

    @Override
    public void visitParameter(JdbcParameter parameter) {
        hasParameters = true;
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        if (column.isColumnExpressionFormula()) {
            look(column.getColumnExpression());
        }
    }

    @Override
    public void visitSqlFragmentPredicate(SqlFragmentPredicate fragment) {
        look(fragment.getSqlFragment());
    }

    @Override
    public void visitFilterPredicate(FilterPredicate filter) {
        filter.getFragments().forEach(fragment -> look(fragment.getSqlFragment()));
    }

    private void look(String sql) {
        MappedSubqueries subqueries = new MappedSubqueries(sql);
        areMapped |= subqueries.areThere();
        areCorrelated |= subqueries.areCorrelated();
        areUncorrelated |= subqueries.areUncorrelated();
    }
}
