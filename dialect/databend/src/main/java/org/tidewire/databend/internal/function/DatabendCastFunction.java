package org.tidewire.databend.internal.function;

import java.util.List;
import java.util.UUID;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.CastFunction;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.CastType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.databend.internal.sql.DatabendSqlAstTranslator;
import org.tidewire.databend.internal.time.DatabendTime;

/**
 * {@code cast}. With a length it cuts a text or a binary, which Databend does not: lengths are words without a meaning for
 * it. Between kinds of values that SQL does not convert it is refused, as Databend would count days or seconds from 1970, or
 * fail (error 1006).
 */
final class DatabendCastFunction extends CastFunction {
    DatabendCastFunction(Dialect dialect, TypeConfiguration types) {
        super(dialect, types.getCurrentBaseSqlTypeIndicators().getPreferredSqlTypeCodeForBoolean());
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        Expression source = (Expression) arguments.get(0);
        CastTarget target = (CastTarget) arguments.get(1);
        if (translator instanceof DatabendSqlAstTranslator<?> own && own.castsValue()) {
            super.render(appender, arguments, returnType, translator);
            return;
        }
        JdbcMapping from = source.getExpressionType().getSingleJdbcMapping();
        JdbcMapping to = target.getExpressionType().getSingleJdbcMapping();
        Kind fromKind = Kind.of(from);
        Kind toKind = Kind.of(to);
        if (!fromKind.isCastTo(toKind)) {
            throw DatabendQueryRefusal.CAST_BETWEEN_KINDS.exception();
        }
        String[] cut = cut(toKind, to, target.getLength());
        appender.append(cut[0]);
        String[] converted = converted(from, fromKind, to, toKind);
        if (converted == null) {
            super.render(appender, arguments, returnType, translator);
        } else {
            appender.append(converted[0]);
            source.accept(translator);
            appender.append(converted[1]);
            if (converted.length > 2) {
                target.accept(translator);
                appender.append(converted[2]);
            }
        }
        appender.append(cut[1]);
    }

    private static String[] cut(Kind kind, JdbcMapping type, @Nullable Long length) {
        if (kind == Kind.TEXT && type.getJavaTypeDescriptor().getJavaTypeClass() == Character.class) {
            return new String[] {"rpad(", ",1,' ')"};
        }
        if (length == null) {
            return new String[] {"", ""};
        }
        return switch (kind) {
            case TEXT -> new String[] {"left(", "," + length + ")"};
            case BINARY -> new String[] {"unhex(left(hex(", ")," + 2 * length + "))"};
            default -> new String[] {"", ""};
        };
    }

    /** What stands before and behind the value, and behind the type, where the type's own name is not enough. */
    private static String @Nullable [] converted(JdbcMapping from, Kind fromKind, JdbcMapping to, Kind toKind) {
        if (toKind == Kind.BINARY && from.getJavaTypeDescriptor().getJavaTypeClass() == UUID.class) {
            return new String[] {"unhex(replace(", ",'-',''))"};
        }
        if (toKind == Kind.NUMBER && fromKind == Kind.TEXT && to.getCastType() != CastType.BOOLEAN) {
            return new String[] {"cast(trim(", ") as ", ")"};
        }
        if (toKind == Kind.MOMENT && fromKind == Kind.TIME) {
            return new String[] {"cast(concat(to_string(current_date()),' ',", ") as timestamp null)"};
        }
        // As many digits of the second as there are, as on H2 and PostgreSQL.
        if (toKind == Kind.TEXT && (fromKind == Kind.MOMENT || fromKind == Kind.TIME)) {
            return new String[] {"rtrim(rtrim(cast(", " as varchar null),'0'),'.')"};
        }
        if (toKind == Kind.TIME && fromKind == Kind.MOMENT) {
            String[] time = DatabendTime.timeOf("?").split("\\?", 2);
            return new String[] {time[0], time[1]};
        }
        return null;
    }

    /** Kinds of types that SQL converts among themselves, and from and to texts. */
    private enum Kind {
        TEXT,
        BINARY,
        /** And booleans. */
        NUMBER,
        DATE,
        TIME,
        MOMENT,
        OTHER;

        static Kind of(JdbcMapping mapping) {
            JdbcType type = mapping.getJdbcType();
            int code = type.getDdlTypeCode();
            return switch (code) {
                case SqlTypes.DATE -> DATE;
                case SqlTypes.TIME, SqlTypes.TIME_UTC, SqlTypes.TIME_WITH_TIMEZONE -> TIME;
                case SqlTypes.TIMESTAMP, SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
                case SqlTypes.BOOLEAN, SqlTypes.BIT -> NUMBER;
                case SqlTypes.BLOB -> BINARY;
                default -> {
                    if (type.isNumber()) {
                        yield NUMBER;
                    }
                    if (type.isBinary()) {
                        yield BINARY;
                    }
                    yield type.isString() || code == SqlTypes.UUID ? TEXT : OTHER;
                }
            };
        }

        boolean isCastTo(Kind to) {
            if (this == to || this == OTHER || to == OTHER || this == TEXT || to == TEXT) {
                return true;
            }
            return switch (this) {
                case DATE -> to == MOMENT;
                case TIME -> to == MOMENT;
                case MOMENT -> to == DATE || to == TIME;
                default -> false;
            };
        }
    }
}
