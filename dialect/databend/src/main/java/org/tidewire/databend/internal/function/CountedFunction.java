package org.tidewire.databend.internal.function;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmFunctionDescriptor;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.tidewire.databend.internal.query.Subqueries;
import org.tidewire.internal.query.LiteralValue;

/**
 * A function of a text with a number of characters or of times. A negative one counts as 0, as elsewhere; Databend takes none (error
 * 1006), and no {@code lpad} without what to fill with.
 */
final class CountedFunction extends NamedSqmFunctionDescriptor {
    private final int count;

    private CountedFunction(AbstractSqmFunctionDescriptor function, int count) {
        super(
                function.getName(),
                true,
                function.getArgumentsValidator(),
                function.getReturnTypeResolver(),
                function.getArgumentTypeResolver());
        this.count = count;
    }

    /** In the place of what is registered by these names. */
    static void registerAll(SqmFunctionRegistry functions) {
        for (String name : List.of("left", "right", "repeat", "lpad", "rpad")) {
            register(functions, name, 1);
        }
        for (String name : List.of("substring", "substr", "locate")) {
            register(functions, name, 2);
        }
        register(functions, "space", 0);
    }

    private static void register(SqmFunctionRegistry functions, String name, int count) {
        if (functions.findFunctionDescriptor(name) instanceof AbstractSqmFunctionDescriptor function) {
            functions.register(name, new CountedFunction(function, count));
        }
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        appender.append(getName());
        char separator = '(';
        for (int i = 0; i < arguments.size(); i++) {
            appender.append(separator);
            boolean negative = i == count && mayBeNegative(arguments.get(i));
            appender.append(negative ? "greatest(" : "");
            arguments.get(i).accept(translator);
            appender.append(negative ? ",0)" : "");
            separator = ',';
        }
        appender.append(getName().endsWith("pad") && arguments.size() == 2 ? ",' ')" : ")");
    }

    /** A subquery is no argument of {@code greatest}. */
    private static boolean mayBeNegative(SqlAstNode number) {
        return !Subqueries.areIn(number)
                && !(number instanceof Literal literal
                        && LiteralValue.of(literal) instanceof Number value
                        && value.longValue() >= 0);
    }
}
