package org.tidewire.databend.internal.time;

import java.util.List;
import org.hibernate.dialect.function.FormatFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.spi.TypeConfiguration;

/** {@code format} by {@code date_format}; the pattern is translated by {@link DatabendDateFormat}. */
public final class DatabendFormatFunction extends FormatFunction {
    public DatabendFormatFunction(TypeConfiguration types) {
        super("date_format", false, false, types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        String moment = DatabendTime.asTimestamp("?1", DatabendExtractFunction.typeOf((Expression) arguments.get(0)));
        new PatternRenderer("date_format(" + moment + ",?2)").render(appender, arguments, translator);
    }
}
