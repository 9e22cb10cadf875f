package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.FormatFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Format;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.tidb.internal.function.TiDBDateFormat.Part;

/**
 * {@code format(datetime as 'pattern')} by {@code date_format}, and by other functions for what that has no specifier for.
 * MySQL's rendering gives wrong text there: six digits for {@code SSS}, and the letters of an offset as they are.
 */
final class TiDBFormatFunction extends FormatFunction {
    TiDBFormatFunction(TypeConfiguration types) {
        super("date_format", types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (!(arguments.get(1) instanceof Format format)) {
            // A time with its offset in a column: Hibernate has put the two together.
            super.render(appender, arguments, returnType, translator);
            return;
        }
        List<Part> parts = TiDBDateFormat.parse(format.getFormat());
        if (parts.size() > 1) {
            appender.append("concat(");
        }
        String separator = "";
        for (Part part : parts) {
            appender.append(separator);
            separator = ",";
            render(part, arguments.get(0), appender, translator);
        }
        if (parts.size() > 1) {
            appender.append(')');
        }
    }

    private static void render(Part part, SqlAstNode datetime, SqlAppender appender, SqlAstTranslator<?> translator) {
        if (part.isTemplate()) {
            Dialect dialect = translator.getSessionFactory().getJdbcServices().getDialect();
            appender.append("date_format(");
            datetime.accept(translator);
            appender.append(',');
            dialect.appendLiteral(appender, part.text());
            appender.append(')');
        } else {
            int argument = part.text().indexOf(TiDBDateFormat.ARGUMENT);
            appender.append(part.text().substring(0, argument));
            datetime.accept(translator);
            appender.append(part.text().substring(argument + 1));
        }
    }
}
