package org.tidewire.databend.internal.query;

import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.array.ArrayAsJsonJdbcType;
import org.tidewire.internal.query.StatementWalker;

/**
 * Finds an array column in a predicate. Databend counts the null elements of a block's arrays as nulls of the column, and skips a
 * block that has as many of them as rows, such as one with the row {@code [1, null, 3]} alone.
 */
public final class ArrayColumns extends StatementWalker {
    private @Nullable ColumnReference found;

    private ArrayColumns() {}

    public static @Nullable ColumnReference find(Predicate predicate) {
        ArrayColumns finder = new ArrayColumns();
        predicate.accept(finder);
        return finder.found;
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        JdbcMappingContainer type = column.getExpressionType();
        if (type != null
                && type.getJdbcTypeCount() == 1
                && type.getSingleJdbcMapping().getJdbcType() instanceof ArrayAsJsonJdbcType) {
            found = column;
        }
    }

    /** A subquery has conditions of its own. */
    @Override
    public void visitSelectStatement(SelectStatement statement) {}
}
