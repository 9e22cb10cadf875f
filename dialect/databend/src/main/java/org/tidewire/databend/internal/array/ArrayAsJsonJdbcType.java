package org.tidewire.databend.internal.array;

import java.sql.SQLException;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.tool.schema.extract.spi.ColumnTypeInformation;
import org.hibernate.type.BasicType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeConstructor;
import org.hibernate.type.descriptor.jdbc.JsonArrayJdbcType;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.type.DatabendColumnTypes;
import org.tidewire.internal.type.WallClockArrays;

/**
 * {@code array(T)}. Values go to the server and come from it as JSON: in its own text of an array Databend escapes the quotes
 * of strings and not the backslashes, so that {@code ["a\", "b"]} has two meanings.
 */
public final class ArrayAsJsonJdbcType extends JsonArrayJdbcType {
    private static final long serialVersionUID = 1L;

    /** The type of the elements where it has no numbers of its own, else empty. */
    private final String elementType;

    private ArrayAsJsonJdbcType(JdbcType elementType) {
        super(elementType);
        String spelling = DatabendColumnTypes.of(elementType.getDdlTypeCode());
        this.elementType = spelling.indexOf('$') < 0 ? spelling : "";
    }

    @Override
    public int getDdlTypeCode() {
        return SqlTypes.ARRAY;
    }

    @Override
    public int getDefaultSqlTypeCode() {
        return SqlTypes.ARRAY;
    }

    @Override
    public void appendWriteExpression(
            String writeExpression, @Nullable Size size, SqlAppender appender, Dialect dialect) {
        String document = "parse_json(" + writeExpression + ")";
        appender.append(elementType.isEmpty() ? document : "cast(" + document + " as array(" + elementType + " null))");
    }

    @Override
    public boolean isWriteExpressionTyped(Dialect dialect) {
        return !elementType.isEmpty();
    }

    @Override
    public Expression wrapTopLevelSelectionExpression(Expression expression) {
        return new SelfRenderingExpression() {
            @Override
            public void renderToSql(
                    SqlAppender appender, SqlAstTranslator<?> walker, SessionFactoryImplementor sessionFactory) {
                appender.append("cast(");
                expression.accept(walker);
                appender.append(" as variant)");
            }

            @Override
            public JdbcMappingContainer getExpressionType() {
                return expression.getExpressionType();
            }
        };
    }

    /** Hibernate reads a moment as ISO 8601 has it. */
    @Override
    protected <X> @Nullable X fromString(@Nullable String json, JavaType<X> javaType, WrapperOptions options)
            throws SQLException {
        boolean moments = elementType.equals(DatabendColumnTypes.of(SqlTypes.TIMESTAMP));
        String iso8601 = json != null && moments ? json.replace(' ', 'T') : json;
        return WallClockArrays.isOne(getElementJdbcType(), javaType)
                ? WallClockArrays.fromJson(iso8601, javaType, options)
                : super.fromString(iso8601, javaType, options);
    }

    @Override
    protected <X> String toString(X value, JavaType<X> javaType, WrapperOptions options) {
        return WallClockArrays.isOne(getElementJdbcType(), javaType)
                ? WallClockArrays.toJson(value, javaType, options)
                : super.toString(value, javaType, options);
    }

    @Override
    public String toString() {
        return "ArrayAsJsonJdbcType";
    }

    /** For Hibernate, which asks for the type of an array by that of its elements. */
    public static final class Constructor implements JdbcTypeConstructor {
        public static final Constructor INSTANCE = new Constructor();

        private Constructor() {}

        @Override
        public JdbcType resolveType(
                TypeConfiguration typeConfiguration,
                Dialect dialect,
                BasicType<?> elementType,
                @Nullable ColumnTypeInformation columnTypeInformation) {
            return resolveType(typeConfiguration, dialect, elementType.getJdbcType(), columnTypeInformation);
        }

        @Override
        public JdbcType resolveType(
                TypeConfiguration typeConfiguration,
                Dialect dialect,
                JdbcType elementType,
                @Nullable ColumnTypeInformation columnTypeInformation) {
            return new ArrayAsJsonJdbcType(elementType);
        }

        @Override
        public int getDefaultSqlTypeCode() {
            return SqlTypes.ARRAY;
        }
    }
}
