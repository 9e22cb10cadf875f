package org.tidewire.cratedb.internal.sql;

import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.function.Cast;

/**
 * What an update or an insert of HQL gives a decimal column. The server stores the digits of a computed decimal and of a literal as they are,
 * and reads them by the scale of the column (measured on 6.4.4): {@code n = n / 3} makes -83333333.33 of -2.50. A cast changes no decimal,
 * but one of a text does, and refuses a number that has no room.
 */
final class StoredDecimal {
    private StoredDecimal() {}

    /** The same expression where the column is no decimal, and where the driver sends the value. */
    static Expression of(
            Expression value, String table, ColumnReference column, SessionFactoryImplementor factory, boolean isSent) {
        if (!Decimals.areStoredAs(column.getExpressionType()) || (isSent && value instanceof JdbcParameter)) {
            return value;
        }
        AtomicReference<@Nullable String> type = new AtomicReference<>();
        factory.getMappingMetamodel()
                .forEachEntityDescriptor(entity -> entity.forEachSelectable((index, mapped) -> {
                    if (mapped.getContainingTableExpression().equals(table)
                            && mapped.getSelectionExpression().equals(column.getColumnExpression())) {
                        type.set(type(mapped, factory));
                    }
                }));
        String found = type.get();
        return found == null ? value : new Cast(new Cast(value, "varchar"), found);
    }

    private static String type(SelectableMapping column, SessionFactoryImplementor factory) {
        JdbcMapping mapping = column.getJdbcMapping();
        JavaType<?> javaType = mapping.getJavaTypeDescriptor();
        var dialect = factory.getJdbcServices().getDialect();
        Integer precision = column.getPrecision();
        Integer scale = column.getScale();
        return "numeric(%d,%d)"
                .formatted(
                        precision != null ? precision : javaType.getDefaultSqlPrecision(dialect, mapping.getJdbcType()),
                        scale != null ? scale : javaType.getDefaultSqlScale(dialect, mapping.getJdbcType()));
    }
}
