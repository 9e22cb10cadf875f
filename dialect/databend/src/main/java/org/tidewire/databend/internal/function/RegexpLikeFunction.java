package org.tidewire.databend.internal.function;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.databend.internal.type.DatabendLiterals;

/**
 * {@code regexp_like}, and {@code like regexp} and {@code ilike regexp}, which Hibernate makes of it.
 *
 * <p>Databend's own ignores case unless it is told otherwise, and takes an empty pattern for the empty text alone. So the
 * flags are written into the pattern, which makes it case-sensitive, and never empty.
 */
final class RegexpLikeFunction extends AbstractSqmSelfRenderingFunctionDescriptor {
    RegexpLikeFunction(TypeConfiguration types) {
        super(
                "regexp_like",
                FunctionKind.NORMAL,
                new ArgumentTypesValidator(
                        StandardArgumentsValidators.between(2, 3),
                        FunctionParameterType.STRING,
                        FunctionParameterType.STRING,
                        FunctionParameterType.STRING),
                StandardFunctionReturnTypeResolvers.invariant(
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN)),
                StandardFunctionArgumentTypeResolvers.invariant(
                        types,
                        FunctionParameterType.STRING,
                        FunctionParameterType.STRING,
                        FunctionParameterType.STRING));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        String flags = "(?" + (arguments.size() > 2 ? inline(text(arguments.get(2))) : "-i") + ")";
        String pattern = text(arguments.get(1));
        appender.appendSql("regexp_like(");
        arguments.get(0).accept(translator);
        if (pattern != null) {
            appender.appendSql("," + DatabendLiterals.string(flags + pattern) + ")");
        } else {
            appender.appendSql(",concat(" + DatabendLiterals.string(flags) + ",");
            arguments.get(1).accept(translator);
            appender.appendSql("))");
        }
    }

    private static @Nullable String text(SqlAstNode argument) {
        return argument instanceof Literal literal && literal.getLiteralValue() != null
                ? literal.getLiteralValue().toString()
                : null;
    }

    /** The flags of SQL's {@code regexp_like} as flags in the pattern; of 'i' and 'c' the last one counts. */
    private static String inline(@Nullable String flags) {
        if (flags == null || !flags.matches("[icnm]*")) {
            throw DatabendQueryRefusal.REGEXP_FLAGS.exception();
        }
        String set = (flags.indexOf('n') >= 0 ? "s" : "") + (flags.indexOf('m') >= 0 ? "m" : "");
        return flags.lastIndexOf('i') > flags.lastIndexOf('c') ? set + "i" : set + "-i";
    }
}
