package org.tidewire.internal.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.hibernate.jdbc.Expectation;
import org.hibernate.sql.model.ast.ColumnValueBinding;
import org.hibernate.sql.model.ast.ColumnWriteFragment;
import org.hibernate.sql.model.ast.RestrictedTableMutation;
import org.hibernate.sql.model.internal.TableDeleteStandard;
import org.hibernate.sql.model.internal.TableUpdateStandard;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * An update or delete of one row by its key, in parts.
 *
 * @param table the name of the table, as it is rendered
 * @param comment the comment that {@code hibernate.use_sql_comments} asks for
 * @param assignments the columns that an update sets, in the order of Hibernate's statement; empty for a delete
 * @param keys the columns that find the row
 * @param restrictions further columns that have to have a value, such as the version
 * @param parameters the number of parameters of Hibernate's statement
 */
public record KeyedMutation(
        String table,
        @Nullable String comment,
        List<Column> assignments,
        List<Column> keys,
        List<Column> restrictions,
        int parameters) {

    /** Types that are compared in a list as they are one by one. Floating-point numbers, documents and LOBs are not. */
    private static final Set<Integer> KEY_TYPES = Set.of(
            SqlTypes.TINYINT,
            SqlTypes.SMALLINT,
            SqlTypes.INTEGER,
            SqlTypes.BIGINT,
            SqlTypes.DECIMAL,
            SqlTypes.NUMERIC,
            SqlTypes.CHAR,
            SqlTypes.VARCHAR,
            SqlTypes.NCHAR,
            SqlTypes.NVARCHAR,
            SqlTypes.BINARY,
            SqlTypes.VARBINARY,
            SqlTypes.UUID,
            SqlTypes.DATE,
            SqlTypes.TIMESTAMP,
            SqlTypes.TIMESTAMP_UTC,
            SqlTypes.ENUM);

    /**
     * A column of the statement.
     *
     * @param name the column's name, as it is rendered
     * @param fragment what stands for its value: usually a question mark; null stands for {@code is null}
     * @param position the position of its parameter in Hibernate's statement, from 1; 0 where it has none
     * @param sqlType the type of the column, out of {@link SqlTypes}
     */
    public record Column(String name, @Nullable String fragment, int position, int sqlType) {}

    /** A statement behind the comment, where there is one. */
    public String commented(String sql) {
        return comment == null ? sql : "/* " + Dialect.escapeComment(comment) + " */" + sql;
    }

    /** Whether rows are deleted. */
    public boolean isDelete() {
        return assignments.isEmpty();
    }

    /**
     * Takes Hibernate's mutation apart.
     *
     * @param mutation any mutation of a table
     * @param comments whether statements have comments
     * @return null where the mutation has to be sent row by row: an insert, the application's own SQL or condition,
     *     another expectation than a row count, a key that cannot be compared in a list
     */
    static @Nullable KeyedMutation of(RestrictedTableMutation<?> mutation, boolean comments) {
        if (!isStandard(mutation) || !countsRows(mutation.getExpectation())) {
            return null;
        }
        Columns columns = new Columns();
        List<Column> assignments =
                mutation instanceof TableUpdateStandard update ? columns.of(update.getValueBindings()) : List.of();
        List<Column> keys = columns.of(mutation.getKeyBindings());
        List<Column> restrictions = columns.of(mutation.getOptimisticLockBindings());
        if (!columns.simple
                || keys.isEmpty()
                || !mutation.getKeyBindings().stream().allMatch(KeyedMutation::isKey)
                || (assignments.isEmpty() && mutation instanceof TableUpdateStandard)) {
            return null;
        }
        return new KeyedMutation(
                mutation.getMutatingTable().getTableName(),
                comments ? mutation.getMutationComment() : null,
                assignments,
                keys,
                restrictions,
                columns.parameters);
    }

    private static boolean isStandard(RestrictedTableMutation<?> mutation) {
        return mutation instanceof TableUpdateStandard update
                ? update.getWhereFragment() == null
                        && update.getReturningColumns().isEmpty()
                : mutation instanceof TableDeleteStandard delete && delete.getWhereFragment() == null;
    }

    private static boolean countsRows(Expectation expectation) {
        return expectation.getClass() == Expectation.RowCount.class || expectation.getClass() == Expectation.None.class;
    }

    private static boolean isKey(ColumnValueBinding binding) {
        ColumnWriteFragment value = binding.getValueExpression();
        JdbcType type = value.getExpressionType().getJdbcType();
        return "?".equals(value.getFragment()) && KEY_TYPES.contains(type.getDdlTypeCode());
    }

    /** Numbers the parameters in the order in which Hibernate renders them. */
    private static final class Columns {
        private int parameters;
        private boolean simple = true;

        List<Column> of(@Nullable List<ColumnValueBinding> bindings) {
            if (bindings == null) { // some mutations of collections have none
                return List.of();
            }
            List<Column> columns = new ArrayList<>(bindings.size());
            for (ColumnValueBinding binding : bindings) {
                ColumnWriteFragment value = binding.getValueExpression();
                int count = value == null ? 0 : value.getParameters().size();
                // A subclass compares otherwise: TenantIdColumnValueBinding, which 7.4.5 does not have.
                simple &= count <= 1 && binding.getClass() == ColumnValueBinding.class;
                parameters += count;
                columns.add(new Column(
                        binding.getColumnReference().getColumnExpression(),
                        value == null ? null : value.getFragment(),
                        count == 0 ? 0 : parameters,
                        binding.getColumnReference()
                                .getJdbcMapping()
                                .getJdbcType()
                                .getDdlTypeCode()));
            }
            return List.copyOf(columns);
        }
    }
}
