package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.type.TiDBUuidJdbcType;

/**
 * {@code concat} and {@code ||}, where a UUID in {@code binary(16)} is its text and not its bytes, and a boolean in {@code bit} its word and
 * not a character.
 */
final class TiDBConcatFunction extends NamedSqmFunctionDescriptor {
    private static final String WORD_OF = "case ?1 when true then 'true' when false then 'false' end";

    TiDBConcatFunction(TypeConfiguration types) {
        super(
                "concat",
                true,
                StandardArgumentsValidators.min(1),
                StandardFunctionReturnTypeResolvers.invariant(
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.STRING)),
                StandardFunctionArgumentTypeResolvers.impliedOrInvariant(types, FunctionParameterType.STRING));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        String separator = "concat(";
        for (SqlAstNode argument : arguments) {
            appender.append(separator);
            render(appender, argument, translator);
            separator = ",";
        }
        appender.append(')');
    }

    private static void render(SqlAppender appender, SqlAstNode argument, SqlAstTranslator<?> translator) {
        JdbcMapping type = JsonElement.typeOf(argument);
        if (type != null && type.getJdbcType() == TiDBUuidJdbcType.INSTANCE) {
            new PatternRenderer(TiDBUuidJdbcType.TEXT_OF).render(appender, List.of(argument), translator);
        } else if (type != null && type.getJdbcType().isBoolean()) {
            new PatternRenderer(WORD_OF).render(appender, List.of(argument), translator);
        } else {
            argument.accept(translator);
        }
    }
}
