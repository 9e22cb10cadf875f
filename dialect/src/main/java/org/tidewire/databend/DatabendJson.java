package org.tidewire.databend;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JsonPathPassingClause;
import org.jspecify.annotations.Nullable;

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
