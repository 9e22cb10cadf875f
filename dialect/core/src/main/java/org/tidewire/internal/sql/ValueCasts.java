package org.tidewire.internal.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.hibernate.dialect.function.array.DdlTypeHelper;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sqm.sql.internal.SqmParameterInterpretation;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.jspecify.annotations.Nullable;

/**
 * Casts that stand for the type of a parameter. Hibernate gives the type the size of a column beside it, or the digits of its first
 * value, and keeps the statement for other values: texts would be cut and digits rounded.
 */
public final class ValueCasts {
    private static final Pattern SIZE = Pattern.compile("^(varchar|numeric|timestamp|time)\\([\\d,]+\\)");

    private ValueCasts() {}

    /** The name of the type without its size. */
    public static String unsizedType(CastTarget target, SessionFactoryImplementor factory) {
        String type = DdlTypeHelper.getCastTypeName(target, factory.getTypeConfiguration());
        return SIZE.matcher(type).replaceFirst("$1");
    }

    /** The class of a parameter with digits; null for anything else. */
    public static @Nullable Class<?> decimal(Expression expression) {
        if (!(expression instanceof SqmParameterInterpretation || expression instanceof JdbcParameter)) {
            return null;
        }
        Class<?> type = expression
                .getExpressionType()
                .getSingleJdbcMapping()
                .getJavaTypeDescriptor()
                .getJavaTypeClass();
        return type == BigDecimal.class || type == BigInteger.class ? type : null;
    }
}
