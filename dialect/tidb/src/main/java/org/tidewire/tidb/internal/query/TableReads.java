package org.tidewire.tidb.internal.query;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.ValuesTableReference;

/** Collects the aliases of the tables that expressions read, in subqueries too. */
final class TableReads extends ExpressionWalker {
    private final Set<String> known = new HashSet<>();
    private final Set<String> read = new HashSet<>();

    /** Those that no subquery among the expressions brings itself. */
    Stream<String> fromOutside() {
        return read.stream().filter(alias -> !known.contains(alias));
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        if (column.getQualifier() != null) {
            read.add(column.getQualifier());
        }
    }

    @Override
    public void visitNamedTableReference(NamedTableReference table) {
        add(table);
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

    private void add(TableReference table) {
        known.add(table.getIdentificationVariable());
    }
}
