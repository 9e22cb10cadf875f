package org.tidewire.tidb.internal.function;

import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.BasicPluralType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Elements of an array that SQL compares as JSON does. Others are not here: Hibernate writes a decimal, a date or a UUID as
 * a text, which may be spelled in several ways, and a float has other digits in JSON than in SQL.
 */
enum JsonElement {
    TEXT("json_quote(", ")", "json_unquote(", ")"),
    WHOLE("cast(", " as json)", "cast(", " as signed)"),
    DOUBLE("cast(cast(", " as double) as json)", "cast(", " as double)"),
    /** A comparison, since {@code cast} makes a number of a bit. */
    BOOLEAN("cast(if(", "=1,'true','false') as json)", "json_unquote(", ")='true'");

    private final String toJson;
    private final String toJsonEnd;
    private final String fromJson;
    private final String fromJsonEnd;

    JsonElement(String toJson, String toJsonEnd, String fromJson, String fromJsonEnd) {
        this.toJson = toJson;
        this.toJsonEnd = toJsonEnd;
        this.fromJson = fromJson;
        this.fromJsonEnd = fromJsonEnd;
    }

    /** Null for an element of another kind. */
    static @Nullable JsonElement of(@Nullable JdbcMapping type) {
        if (type == null) {
            return null;
        }
        Class<?> javaType = type.getMappedJavaType().getJavaTypeClass();
        return switch (type.getJdbcType().getDefaultSqlTypeCode()) {
            case SqlTypes.CHAR,
                    SqlTypes.VARCHAR,
                    SqlTypes.NVARCHAR,
                    SqlTypes.LONGVARCHAR,
                    SqlTypes.LONG32VARCHAR,
                    SqlTypes.ENUM,
                    SqlTypes.NAMED_ENUM -> javaType == Boolean.class ? null : TEXT;
            case SqlTypes.TINYINT, SqlTypes.SMALLINT, SqlTypes.INTEGER, SqlTypes.BIGINT ->
                javaType == Boolean.class ? null : WHOLE;
            case SqlTypes.DOUBLE, SqlTypes.FLOAT -> javaType == Double.class ? DOUBLE : null;
            case SqlTypes.BOOLEAN, SqlTypes.BIT -> javaType == Boolean.class ? BOOLEAN : null;
            default -> null;
        };
    }

    /** That of an array's elements. */
    static @Nullable JsonElement ofArray(SqlAstNode array) {
        JdbcMapping type = typeOf(array);
        return type instanceof BasicPluralType<?, ?> plural ? of(plural.getElementType()) : null;
    }

    static boolean isArray(SqlAstNode node) {
        return typeOf(node) instanceof BasicPluralType<?, ?>;
    }

    static @Nullable JdbcMapping typeOf(SqlAstNode node) {
        JdbcMappingContainer type = node instanceof Expression expression ? expression.getExpressionType() : null;
        return type == null || type.getJdbcTypeCount() != 1 ? null : type.getSingleJdbcMapping();
    }

    /** The value as a JSON document; SQL's null stays null. */
    void appendJson(SqlAppender appender, SqlAstNode value, SqlAstTranslator<?> translator) {
        if (this == BOOLEAN) {
            appender.append("case when ");
            value.accept(translator);
            appender.append(" is not null then ");
        }
        appender.append(toJson);
        value.accept(translator);
        appender.append(toJsonEnd);
        if (this == BOOLEAN) {
            appender.append(" end");
        }
    }

    /** The value as an element of a new document; SQL's null becomes null there. */
    void appendElement(SqlAppender appender, SqlAstNode value, SqlAstTranslator<?> translator) {
        if (this == TEXT) {
            value.accept(translator); // a text is an element as it is; its document would be quoted again
        } else {
            appendJson(appender, value, translator);
        }
    }

    /** The value of SQL; null for JSON's null, which is not SQL's. */
    void appendSql(SqlAppender appender, Runnable json) {
        appender.append("case when json_type(");
        json.run();
        appender.append(")<>'NULL' then ");
        appender.append(fromJson);
        json.run();
        appender.append(fromJsonEnd);
        appender.append(" end");
    }
}
