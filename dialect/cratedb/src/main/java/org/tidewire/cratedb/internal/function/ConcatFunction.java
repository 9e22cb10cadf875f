package org.tidewire.cratedb.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.STRING;

import java.util.List;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionRenderer;
import org.hibernate.query.sqm.function.SelfRenderingFunctionSqlAstExpression;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;

/**
 * {@code concat} and {@code ||}. The server has a text of its own for dates, booleans and decimals, and none for UUIDs: they become
 * texts as by {@code cast(.. as String)}. Its function {@code concat} leaves nulls out.
 */
final class ConcatFunction extends AbstractSqmSelfRenderingFunctionDescriptor {
    private final BasicType<String> text;

    ConcatFunction(FunctionContributions contributions) {
        this(
                contributions,
                contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.STRING));
    }

    private ConcatFunction(FunctionContributions contributions, BasicType<String> text) {
        super(
                "concat",
                StandardArgumentsValidators.min(1),
                StandardFunctionReturnTypeResolvers.invariant(text),
                StandardFunctionArgumentTypeResolvers.impliedOrInvariant(contributions.getTypeConfiguration(), STRING));
        this.text = text;
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        String before = "(";
        for (SqlAstNode argument : arguments) {
            appender.append(before);
            JdbcMapping type = CrateDBCasts.mapping(argument);
            SqlAstNode part = type == null || type.getJdbcType().isStringLike() ? argument : cast(argument, translator);
            part.accept(translator);
            before = "||";
        }
        appender.append(')');
    }

    private SqlAstNode cast(SqlAstNode value, SqlAstTranslator<?> translator) {
        FunctionRenderer cast = (FunctionRenderer) translator
                .getSessionFactory()
                .getQueryEngine()
                .getSqmFunctionRegistry()
                .getFunctionDescriptor("cast");
        return new SelfRenderingFunctionSqlAstExpression<>(
                "cast", cast, List.of(value, new CastTarget(text)), text, text);
    }
}
