package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;

/**
 * {@code coalesce}. Of a vector and a plain parameter TiDB makes a text as long as the vector has dimensions, and cuts the
 * rest off without an error (measured on 8.5.4); so a parameter is cast to a vector beside vectors.
 */
final class TiDBCoalesceFunction extends NamedSqmFunctionDescriptor {
    TiDBCoalesceFunction() {
        super(
                "coalesce",
                true,
                StandardArgumentsValidators.min(1),
                null,
                StandardFunctionArgumentTypeResolvers.ARGUMENT_OR_IMPLIED_RESULT_TYPE);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (arguments.stream().noneMatch(TiDBCoalesceFunction::isVector)) {
            super.render(appender, arguments, returnType, translator);
            return;
        }
        String separator = "coalesce(";
        for (SqlAstNode argument : arguments) {
            appender.append(separator);
            translator.render(argument, SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER);
            separator = ",";
        }
        appender.append(')');
    }

    private static boolean isVector(SqlAstNode argument) {
        JdbcMappingContainer type = argument instanceof Expression expression ? expression.getExpressionType() : null;
        return type != null && TiDBVectorFunction.isVector(type);
    }
}
