package org.tidewire.tidb.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.NUMERIC;

import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.tidewire.internal.query.LiteralValue;

/**
 * TiDB rounds whole numbers to places as doubles, which lose digits beyond 2^53 and round halves to even; decimals do neither.
 */
final class TiDBRoundFunction extends NamedSqmFunctionDescriptor {
    TiDBRoundFunction() {
        super(
                "round",
                true,
                new ArgumentTypesValidator(StandardArgumentsValidators.between(1, 2), NUMERIC, INTEGER),
                StandardFunctionReturnTypeResolvers.useArgType(1),
                StandardFunctionArgumentTypeResolvers.invariant(NUMERIC, INTEGER));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (arguments.size() == 1 || !mayBeWhole((Expression) arguments.get(0))) {
            super.render(appender, arguments, returnType, translator);
            return;
        }
        appender.append("round(");
        translator.render(arguments.get(0), SqlAstNodeRenderingMode.DEFAULT);
        appender.append("+0.0,");
        translator.render(arguments.get(1), SqlAstNodeRenderingMode.DEFAULT);
        appender.append(')');
    }

    /** A column of decimals is one even where its values are whole. */
    private static boolean mayBeWhole(Expression number) {
        JdbcMappingContainer type = number.getExpressionType();
        if (type == null || (number instanceof Literal literal && LiteralValue.of(literal) instanceof Double)) {
            return false;
        }
        JdbcType jdbcType = type.getSingleJdbcMapping().getJdbcType();
        return jdbcType.isInteger() || (jdbcType.isDecimal() && number.getColumnReference() == null);
    }
}
