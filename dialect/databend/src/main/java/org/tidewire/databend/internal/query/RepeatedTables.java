package org.tidewire.databend.internal.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.tidewire.internal.query.StatementWalker;

/** The tables of a query that its statement reads more than once. A CTE that is one of them Databend materializes. */
public final class RepeatedTables extends StatementWalker {
    private final Map<String, Integer> references = new HashMap<>();

    private RepeatedTables() {}

    public static Set<String> of(FromClause from, SqlAstNode statement) {
        RepeatedTables inStatement = new RepeatedTables();
        statement.accept(inStatement);
        RepeatedTables inQuery = new RepeatedTables();
        from.accept(inQuery);
        Set<String> repeated = new HashSet<>(inQuery.references.keySet());
        repeated.removeIf(table -> inStatement.references.getOrDefault(table, 0) < 2);
        return repeated;
    }

    @Override
    public void visitNamedTableReference(NamedTableReference table) {
        references.merge(table.getTableExpression(), 1, Integer::sum);
        super.visitNamedTableReference(table);
    }
}
