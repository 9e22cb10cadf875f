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
 * {@code coalesce}, as nested calls of {@code ifnull}.
 *
 * <p>TiDB copies a condition on both tables of {@code a left join b on a.id = b.id} into the join, with {@code b.id} in the
 * place of {@code a.id}. A row of {@code b} for which the copy is false is then read as nulls, for which {@code coalesce}
 * makes the condition true: {@code where a.id = 5 or coalesce(b.x, 0) = 0} finds too many rows, without an error (measured
 * on 8.5.4). TiDB copies no condition with {@code ifnull}, {@code case} or {@code <=>}.
 *
 * <p>Of a vector and a plain parameter TiDB makes a text as long as the vector has dimensions, and cuts the rest off
 * without an error (measured on 8.5.4); so a parameter is cast to a vector beside vectors.
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
        SqlAstNodeRenderingMode mode = arguments.stream().anyMatch(TiDBCoalesceFunction::isVector)
                ? SqlAstNodeRenderingMode.NO_PLAIN_PARAMETER
                : SqlAstNodeRenderingMode.DEFAULT;
        int last = arguments.size() - 1;
        for (SqlAstNode argument : arguments.subList(0, last)) {
            appender.append("ifnull(");
            translator.render(argument, mode);
            appender.append(',');
        }
        translator.render(arguments.get(last), mode);
        appender.append(")".repeat(last));
    }

    private static boolean isVector(SqlAstNode argument) {
        JdbcMappingContainer type = argument instanceof Expression expression ? expression.getExpressionType() : null;
        return type != null && TiDBVectorFunction.isVector(type);
    }
}
