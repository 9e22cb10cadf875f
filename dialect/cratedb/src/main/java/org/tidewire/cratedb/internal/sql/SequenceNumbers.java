package org.tidewire.cratedb.internal.sql;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.engine.jdbc.mutation.ParameterUsage;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.Property;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.model.ast.ColumnValueParameter;
import org.hibernate.sql.model.ast.ColumnWriteFragment;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.java.LongJavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BigIntJdbcType;
import org.hibernate.type.internal.BasicTypeImpl;
import org.jspecify.annotations.Nullable;

/**
 * The version that the server gives each row: the number of the write in its shard, and which primary copy of the shard took
 * it. The server compares the two with what is written, and not with what is refreshed, where a statement compares nothing
 * else but the whole primary key.
 */
public final class SequenceNumbers {
    /** A term takes the upper 16 bits of the version; it grows as primary copies move or restart. */
    private static final int BITS = 48;

    private static final long UNIT = 1L << BITS;

    /** Of a column of a derived table. */
    private static final String NAME = "row_version_";

    /** What a query selects, and what a write returns. */
    public static final String EXPRESSION = "_primary_term*" + UNIT + "+_seq_no";

    /** The same, in a query of several tables. */
    static String of(@Nullable String alias, @Nullable TableReference table) {
        if (table instanceof QueryPartTableReference) {
            return alias + "." + NAME;
        }
        return alias == null ? EXPRESSION : "(" + alias + "._primary_term*" + UNIT + "+" + alias + "._seq_no)";
    }

    /** How a write finds the row. */
    static final String RESTRICTION = "_seq_no=? and _primary_term=?";

    /** Two parameters for one value: the first binds the second's, which Hibernate knows nothing of. */
    static final List<ColumnValueParameter> PARAMETERS = List.of(
            parameter(EXPRESSION, new BasicTypeImpl<>(LongJavaType.INSTANCE, Both.INSTANCE)),
            parameter("_primary_term", new BasicTypeImpl<>(LongJavaType.INSTANCE, BigIntJdbcType.INSTANCE)));

    private SequenceNumbers() {}

    private static ColumnValueParameter parameter(String column, JdbcMapping type) {
        return new ColumnValueParameter(
                new ColumnReference((String) null, column, false, null, type), ParameterUsage.RESTRICT);
    }

    /** A derived table, whose columns have names. */
    static QueryPartTableReference named(QueryPartTableReference table, SessionFactoryImplementor factory) {
        if (!table.getColumnNames().contains(EXPRESSION)) {
            return table;
        }
        return new QueryPartTableReference(
                table.getStatement(),
                table.getIdentificationVariable(),
                table.getColumnNames().stream()
                        .map(name -> name.equals(EXPRESSION) ? NAME : name)
                        .toList(),
                table.isLateral(),
                factory);
    }

    static boolean are(ColumnReference column) {
        return column.getColumnExpression().equals(EXPRESSION);
    }

    /** Whether the version is compared by this. */
    static boolean areIn(ColumnWriteFragment fragment) {
        return fragment.getParameters().stream().anyMatch(parameter -> are(parameter.getColumnReference()));
    }

    /** Whether a version is made of them. */
    public static boolean areRead(Property version) {
        return version.getColumns().get(0).getName().equals(EXPRESSION);
    }

    /** Whether a query sets the version. */
    static boolean areAssigned(Assignment assignment) {
        return assignment.getAssignable().getColumnReferences().stream().anyMatch(SequenceNumbers::are);
    }

    private static final class Both extends BigIntJdbcType {
        private static final long serialVersionUID = 1L;
        static final Both INSTANCE = new Both();

        @Override
        public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
            return new BasicBinder<>(javaType, this) {
                private static final long serialVersionUID = 1L;

                @Override
                protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                        throws SQLException {
                    long version = javaType.unwrap(value, Long.class, options);
                    statement.setLong(index, version & (UNIT - 1));
                    statement.setLong(index + 1, version >>> BITS);
                }

                @Override
                protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options) {
                    throw new UnsupportedOperationException("the server has no procedures");
                }
            };
        }
    }
}
