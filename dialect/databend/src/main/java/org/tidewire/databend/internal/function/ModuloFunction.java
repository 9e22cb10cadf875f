package org.tidewire.databend.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;

/** {@code mod}, which is the operator {@code %}. */
final class ModuloFunction extends NamedSqmFunctionDescriptor {
    ModuloFunction(TypeConfiguration types) {
        super(
                "mod",
                true,
                new ArgumentTypesValidator(StandardArgumentsValidators.exactly(2), INTEGER, INTEGER),
                StandardFunctionReturnTypeResolvers.invariant(
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.INTEGER)));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        new IntegerArithmetic(appender, translator)
                .remainder((Expression) arguments.get(0), (Expression) arguments.get(1));
    }
}
