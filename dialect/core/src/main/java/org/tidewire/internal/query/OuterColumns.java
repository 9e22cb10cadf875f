package org.tidewire.internal.query;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.FunctionTableReference;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.ValuesTableReference;

/** The columns that a part of a statement reads from tables outside of it: a subquery that has any is correlated. */
public final class OuterColumns extends StatementWalker {
    private final Set<String> tables = new HashSet<>();
    private final Map<String, ColumnReference> columns = new LinkedHashMap<>();

    private OuterColumns() {}

    public static List<ColumnReference> of(SqlAstNode node) {
        OuterColumns finder = new OuterColumns();
        node.accept(finder);
        return finder.columns.values().stream()
                .filter(column -> !finder.tables.contains(column.getQualifier()))
                .toList();
    }

    /** The aliases of the tables whose columns a part of a statement reads, without those of its own subqueries. */
    public static Set<String> tablesReadBy(SqlAstNode node) {
        return of(node).stream().map(ColumnReference::getQualifier).collect(Collectors.toSet());
    }

    /** Whether a part of a statement reads a column of another table than these. */
    public static boolean readsOutside(SqlAstNode node, Set<String> tables) {
        return !tables.containsAll(tablesReadBy(node));
    }

    /** The aliases of the tables in a clause or a join, and in the subqueries of its conditions. */
    public static Set<String> tablesOf(SqlAstNode node) {
        OuterColumns finder = new OuterColumns();
        node.accept(finder);
        return finder.tables;
    }

    /** All attributes of a document are of one column, and each is read by its own expression. */
    public static String key(ColumnReference column) {
        String read = column.getReadExpression();
        return column.getQualifier() + "." + (read == null ? column.getColumnExpression() : read);
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        if (column.getQualifier() != null) {
            columns.putIfAbsent(key(column), column);
        }
    }

    @Override
    public void visitNamedTableReference(NamedTableReference table) {
        add(table);
        super.visitNamedTableReference(table);
    }

    @Override
    public void visitQueryPartTableReference(QueryPartTableReference table) {
        add(table);
        super.visitQueryPartTableReference(table);
    }

    @Override
    public void visitValuesTableReference(ValuesTableReference table) {
        add(table);
        super.visitValuesTableReference(table);
    }

    @Override
    public void visitFunctionTableReference(FunctionTableReference table) {
        add(table);
        super.visitFunctionTableReference(table);
    }

    private void add(TableReference table) {
        if (table.getIdentificationVariable() != null) {
            tables.add(table.getIdentificationVariable());
        }
    }
}
