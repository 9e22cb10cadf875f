package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.mapping.MappingModelExpressible;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentException;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.query.sqm.produce.function.internal.AbstractFunctionArgumentTypeResolver;
import org.hibernate.query.sqm.sql.internal.SqmParameterInterpretation;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.expression.SqmExpression;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.type.BasicType;
import org.hibernate.type.BindingContext;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** A function of one or two vectors: attributes that are mapped as such, parameters, or their text. */
public final class TiDBVectorFunction extends AbstractSqmSelfRenderingFunctionDescriptor {
    /** A parameter is of the other argument's type, if that is an attribute. */
    private static final AbstractFunctionArgumentTypeResolver OF_THE_OTHER_VECTOR = (arguments, index, converter) -> {
        @Nullable
        MappingModelExpressible<?> other =
                arguments.size() == 2 && arguments.get(1 - index) instanceof SqmExpression<?> expression
                        ? converter.determineValueMapping(expression)
                        : null;
        return other != null && isVector(other)
                ? other
                : converter
                        .getCreationContext()
                        .getTypeConfiguration()
                        .getBasicTypeRegistry()
                        .resolve(StandardBasicTypes.VECTOR);
    };

    private final String start;
    private final String end;

    /**
     * Makes the function.
     *
     * @param start the SQL before its arguments
     * @param end the SQL behind them
     */
    public TiDBVectorFunction(String name, int count, String start, String end, BasicType<?> returnType) {
        super(
                name,
                new Arguments(count),
                StandardFunctionReturnTypeResolvers.invariant(returnType),
                OF_THE_OTHER_VECTOR);
        this.start = start;
        this.end = end;
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        String separator = start;
        for (SqlAstNode argument : arguments) {
            appender.append(separator);
            renderArgument(argument, appender, translator);
            separator = ",";
        }
        appender.append(end);
    }

    /** By itself an array of floats is JSON to Hibernate, of which TiDB makes a vector only by way of its text. */
    private static void renderArgument(SqlAstNode argument, SqlAppender appender, SqlAstTranslator<?> translator) {
        boolean asText = isParameter(argument)
                && argument instanceof Expression expression
                && !isVector(expression.getExpressionType());
        appender.append(asText ? "cast(" : "");
        translator.render(argument, SqlAstNodeRenderingMode.DEFAULT);
        appender.append(asText ? " as char)" : "");
    }

    static boolean isVector(JdbcMappingContainer type) {
        return type.getJdbcTypeCount() == 1
                && type.getSingleJdbcMapping().getJdbcType().getDefaultSqlTypeCode() == SqlTypes.VECTOR;
    }

    private static boolean isParameter(SqlAstNode node) {
        return node instanceof SqmParameterInterpretation || node instanceof JdbcParameter;
    }

    private record Arguments(int count) implements ArgumentsValidator {
        @Override
        public void validate(
                List<? extends SqmTypedNode<?>> arguments, String functionName, BindingContext bindingContext) {
            StandardArgumentsValidators.exactly(count).validate(arguments, functionName, bindingContext);
        }

        @Override
        public void validateSqlTypes(List<? extends SqlAstNode> arguments, String functionName) {
            for (SqlAstNode argument : arguments) {
                if (!isParameter(argument) && argument instanceof Expression expression) {
                    requireVector(expression.getExpressionType(), functionName);
                }
            }
        }

        private static void requireVector(@Nullable JdbcMappingContainer type, String functionName) {
            if (type == null || isVector(type)) {
                return;
            }
            boolean isText = type.getJdbcTypeCount() == 1
                    && type.getSingleJdbcMapping().getJdbcType().isString();
            if (!isText) {
                throw new FunctionArgumentException("The function " + functionName
                        + "() takes vectors: map the attribute with @JdbcTypeCode(SqlTypes.VECTOR)");
            }
        }

        @Override
        public String getSignature() {
            return count == 1 ? "(VECTOR arg)" : "(VECTOR arg0, VECTOR arg1)";
        }
    }
}
