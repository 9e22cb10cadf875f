package org.tidewire.databend.internal.json;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JsonPathPassingClause;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.WrappedExpression;
import org.tidewire.databend.internal.type.DatabendLiterals;

/** A document and a path in it, as the arguments of Databend's {@code json_path_...} functions. */
record DatabendJson(
        Expression document, Expression path, @Nullable JsonPathPassingClause passing) {
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z_0-9]*)");

    void call(String function, SqlAppender appender, SqlAstTranslator<?> translator) {
        appender.append(function + "(");
        renderDocument(appender, document, translator);
        appender.append(',');
        renderPath(appender, translator);
        appender.append(')');
    }

    /**
     * A value as Hibernate writes it in a document: dates and times as ISO 8601 has them, and binaries by their digits.
     * Databend would keep their types in the document, and write them with quotes when it is asked for a text.
     */
    static SqlAstNode inDocument(SqlAstNode value) {
        if (value instanceof Distinct distinct) {
            return new Distinct((Expression) inDocument(distinct.getExpression()));
        }
        if (!(value instanceof Expression expression)
                || expression.getExpressionType() == null
                || expression.getExpressionType().getJdbcTypeCount() != 1) {
            return value;
        }
        String function =
                text(expression.getExpressionType().getSingleJdbcMapping().getJdbcType());
        int argument = function.indexOf('?');
        return argument < 0
                ? value
                : new WrappedExpression(function.substring(0, argument), expression, function.substring(argument + 1));
    }

    /** The pattern of a value's text, or of the value itself. */
    static String text(JdbcType type) {
        return switch (type.getDefaultSqlTypeCode()) {
            case SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB -> "hex(?)";
            case SqlTypes.DATE -> "to_string(?)";
            case SqlTypes.TIMESTAMP -> "replace(to_string(?),' ','T')";
            case SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE ->
                "concat(replace(to_string(?),' ','T'),'Z')";
            default -> "";
        };
    }

    /** A text with a document in it has to be read first. */
    static void renderDocument(SqlAppender appender, Expression document, SqlAstTranslator<?> translator) {
        appender.append("cast(");
        document.accept(translator);
        appender.append(" as variant)");
    }

    /** A variable of the path is a whole number, which is all that could not change the meaning of the path. */
    private void renderPath(SqlAppender appender, SqlAstTranslator<?> translator) {
        if (passing == null) {
            path.accept(translator);
            return;
        }
        String text = translator.getLiteralValue(path);
        Map<String, Expression> values = passing.getPassingExpressions();
        appender.append("concat(");
        Matcher variable = VARIABLE.matcher(text);
        int from = 0;
        while (variable.find()) {
            Expression value = values.get(variable.group(1));
            if (value == null) {
                throw new IllegalArgumentException("The JSON path '" + text + "' uses $" + variable.group(1)
                        + ", which is not in its 'passing' clause");
            }
            appender.append(DatabendLiterals.string(text.substring(from, variable.start())));
            appender.append(",to_int64(");
            value.accept(translator);
            appender.append("),");
            from = variable.end();
        }
        appender.append(DatabendLiterals.string(text.substring(from)));
        appender.append(')');
    }
}
