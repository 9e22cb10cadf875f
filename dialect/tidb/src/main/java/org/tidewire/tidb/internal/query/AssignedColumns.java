package org.tidewire.tidb.internal.query;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.tidewire.internal.query.OuterColumns;

/** The columns that an update assigns, and those that it reads to do so. */
public final class AssignedColumns {
    private AssignedColumns() {}

    /** An assignment for each column of an embeddable or a key; the assignment itself where it has one column. */
    public static List<Assignment> of(Assignment assignment) {
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
    public static boolean readOtherTables(UpdateStatement update) {
        if (!update.getFromClause().getRoots().isEmpty()) {
            return false;
        }
        String target = update.getTargetTable().getIdentificationVariable();
        return update.getAssignments().stream()
                .flatMap(assignment -> OuterColumns.of(assignment.getAssignedValue()).stream())
                .anyMatch(column -> !Objects.equals(column.getQualifier(), target));
    }

    /**
     * Whether a column of a joined table is assigned: {@code update Desk d join d.owner o set d.owner = null} is {@code o.id = null}
     * to Hibernate, which takes the key of the joined table for that of the association.
     */
    public static boolean areOfJoinedTables(UpdateStatement update) {
        if (update.getFromClause().getRoots().isEmpty()) {
            return false;
        }
        String target = update.getTargetTable().getIdentificationVariable();
        for (Assignment assignment : update.getAssignments()) {
            for (ColumnReference column : assignment.getAssignable().getColumnReferences()) {
                if (column.getQualifier() != null && !column.getQualifier().equals(target)) {
                    return true;
                }
            }
        }
        return false;
    }
}
