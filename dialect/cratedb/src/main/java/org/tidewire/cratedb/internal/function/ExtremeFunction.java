package org.tidewire.cratedb.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.COMPARABLE;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;

/** {@code least} and {@code greatest}, which are null where an argument is; the server leaves nulls out. */
final class ExtremeFunction extends NamedSqmFunctionDescriptor {
    private ExtremeFunction(String name) {
        super(
                name,
                true,
                new ArgumentTypesValidator(StandardArgumentsValidators.min(2), COMPARABLE, COMPARABLE),
                StandardFunctionReturnTypeResolvers.useFirstNonNull(),
                StandardFunctionArgumentTypeResolvers.ARGUMENT_OR_IMPLIED_RESULT_TYPE);
    }

    static void registerAll(SqmFunctionRegistry functions) {
        functions.register("least", new ExtremeFunction("least"));
        functions.register("greatest", new ExtremeFunction("greatest"));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        String separator = "case when ";
        for (SqlAstNode argument : arguments) {
            appender.append(separator);
            argument.accept(translator);
            appender.append(" is not null");
            separator = " and ";
        }
        appender.append(" then ");
        super.render(appender, arguments, returnType, translator);
        appender.append(" end");
    }
}
