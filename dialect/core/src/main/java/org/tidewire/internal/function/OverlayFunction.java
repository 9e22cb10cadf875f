package org.tidewire.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.STRING;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.LiteralValue;

/**
 * {@code overlay} as the SQL standard has it: the text before the position, the replacement, and the text after it. Hibernate's own
 * is {@code insert()}, which leaves a text as it is where the position is past its end. Where it is before the first character, which
 * is an error in the standard, the text stays as it is.
 */
public final class OverlayFunction extends AbstractSqmSelfRenderingFunctionDescriptor {
    private static final String LENGTH_OF_REPLACEMENT = "char_length(?2)";

    private OverlayFunction(TypeConfiguration types) {
        super(
                "overlay",
                new ArgumentTypesValidator(StandardArgumentsValidators.between(3, 4), STRING, STRING, INTEGER, INTEGER),
                StandardFunctionReturnTypeResolvers.invariant(
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.STRING)),
                StandardFunctionArgumentTypeResolvers.invariant(types, STRING, STRING, INTEGER, INTEGER));
    }

    public static void register(SqmFunctionRegistry functions, TypeConfiguration types) {
        functions.register("overlay", new OverlayFunction(types));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        new PatternRenderer(pattern(arguments)).render(appender, arguments, translator);
    }

    private static String pattern(List<? extends SqlAstNode> arguments) {
        long start = literal(arguments.get(2));
        long length = arguments.size() > 3 ? literal(arguments.get(3)) : 0;
        if (start < 1 || length < 0) {
            return ofAnyPosition(arguments.size() > 3 ? "?4" : LENGTH_OF_REPLACEMENT);
        }
        String rest = arguments.size() > 3 ? "" + (start + length) : start + "+" + LENGTH_OF_REPLACEMENT;
        return "concat(left(?1," + (start - 1) + "),?2,substring(?1," + rest + "))";
    }

    /** Each null makes it null. */
    private static String ofAnyPosition(String length) {
        return "case when ?3<1 then concat(?1,left(?2,0*" + length + ")) else concat(left(?1,greatest(?3-1,0)),?2,"
                + "substring(?1,greatest(?3+" + length + ",1))) end";
    }

    /** Negative where it is no literal. */
    private static long literal(SqlAstNode argument) {
        return argument instanceof Literal literal && LiteralValue.of(literal) instanceof Number number
                ? number.longValue()
                : -1;
    }
}
