package org.tidewire.databend.internal.array;

import java.util.List;
import org.hibernate.dialect.function.array.ArrayConcatFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;

/** {@code array_concat}, of which Databend's takes two arrays at a time. */
final class ArrayConcatenation extends ArrayConcatFunction {
    private static final String CALL = "array_concat(";

    ArrayConcatenation() {
        super(CALL, ",", ")");
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        appender.append(CALL.repeat(arguments.size() - 1));
        arguments.get(0).accept(translator);
        for (SqlAstNode argument : arguments.subList(1, arguments.size())) {
            appender.append(",");
            argument.accept(translator);
            appender.append(")");
        }
    }
}
