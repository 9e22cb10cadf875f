package org.tidewire.databend.internal.function;

import java.util.List;
import java.util.Map;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;

/** Operations on bits. A difference in seconds has a fraction here, and Hibernate says that it is a whole number. */
final class BitFunction extends NamedSqmFunctionDescriptor {
    private BitFunction(String name, int arguments) {
        super(
                name,
                true,
                StandardArgumentsValidators.exactly(arguments),
                null,
                arguments == 1
                        ? StandardFunctionArgumentTypeResolvers.IMPLIED_RESULT_TYPE
                        : StandardFunctionArgumentTypeResolvers.ARGUMENT_OR_IMPLIED_RESULT_TYPE);
    }

    static void registerAll(SqmFunctionRegistry functions) {
        Map.of("bit_and", 2, "bit_or", 2, "bit_xor", 2, "bit_not", 1).forEach((name, arguments) -> {
            functions.register(name, new BitFunction(name, arguments));
            functions.registerAlternateKey(name.replace("_", ""), name);
        });
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        String separator = getName() + "(";
        for (SqlAstNode argument : arguments) {
            appender.append(separator);
            if (argument instanceof FunctionExpression function
                    && function.getFunctionName().equals("timestampdiff")) {
                new IntegerArithmetic(appender, translator).asBigint(() -> argument.accept(translator));
            } else {
                argument.accept(translator);
            }
            separator = ",";
        }
        appender.append(')');
    }
}
