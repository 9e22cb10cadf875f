package org.tidewire.tidb;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.ValuesTableReference;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;

/** The columns that an update assigns, and those that it reads to do so. */
final class AssignedColumns {
    private AssignedColumns() {}

    /** An assignment for each column of an embeddable or a key; the assignment itself where it has one column. */
    static List<Assignment> of(Assignment assignment) {
        List<ColumnReference> columns = assignment.getAssignable().getColumnReferences();
        SqlTuple row = SqlTupleContainer.getSqlTuple(assignment.getAssignedValue());
        if (columns.size() < 2 || row == null) {
            return List.of(assignment);
        }
        return IntStream.range(0, columns.size())
                .mapToObj(
                        i -> new Assignment(columns.get(i), row.getExpressions().get(i)))
                .toList();
    }

    /**
     * Whether a value comes from a table that the statement does not have: Hibernate updates an entity in several tables by
     * a statement for each table, and joins nothing to it (error 1054).
     */
    static boolean readOtherTables(UpdateStatement update) {
        if (!update.getFromClause().getRoots().isEmpty()) {
            return false;
        }
        Tables tables = new Tables();
        tables.known.add(update.getTargetTable().getIdentificationVariable());
        update.getAssignments()
                .forEach(assignment -> assignment.getAssignedValue().accept(tables));
        return !tables.known.containsAll(tables.read);
    }

    private static final class Tables extends ExpressionWalker {
        private final Set<String> known = new HashSet<>();
        private final Set<String> read = new HashSet<>();

        /** Hibernate joins some tables only where something asks for them: a visit would add them to the subquery. */
        @Override
        public void visitFromClause(FromClause from) {
            from.getRoots().stream().filter(TableGroup::isInitialized).forEach(root -> root.accept(this));
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
}
