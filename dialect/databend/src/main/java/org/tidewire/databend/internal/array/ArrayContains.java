package org.tidewire.databend.internal.array;

import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.BasicPluralType;

/** {@code array_contains}, which in HQL takes an element, or an array whose elements are looked for. */
final class ArrayContains extends NamedSqmFunctionDescriptor {
    private final PatternRenderer element;
    private final PatternRenderer array;

    ArrayContains(
            ArgumentsValidator validator,
            FunctionReturnTypeResolver returnType,
            FunctionArgumentTypeResolver argumentTypes,
            String element,
            String array) {
        super("array_contains", true, validator, returnType, argumentTypes);
        this.element = new PatternRenderer(element);
        this.array = new PatternRenderer(array);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        JdbcMappingContainer type = ((Expression) arguments.get(1)).getExpressionType();
        boolean isArray = type != null && type.getSingleJdbcMapping() instanceof BasicPluralType<?, ?>;
        (isArray ? array : element).render(appender, arguments, translator);
    }
}
