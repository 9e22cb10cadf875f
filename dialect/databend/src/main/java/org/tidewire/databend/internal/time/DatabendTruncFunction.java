package org.tidewire.databend.internal.time;

import java.util.List;
import org.hibernate.dialect.function.TruncFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.FunctionRenderer;
import org.hibernate.query.sqm.function.SelfRenderingSqmFunction;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.expression.SqmExtractUnit;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.databend.internal.function.RoundingFunction;

/** {@code trunc} of numbers by {@code truncate}, of dates and times by {@link DatabendTime#truncate}. */
public final class DatabendTruncFunction extends TruncFunction {
    public DatabendTruncFunction(TypeConfiguration types) {
        super("truncate", null, null, null, types);
    }

    @Override
    protected <T> SelfRenderingSqmFunction<T> generateSqmFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments, ReturnableType<T> impliedResultType, QueryEngine queryEngine) {
        FunctionRenderer renderer = arguments.size() == 2 && arguments.get(1) instanceof SqmExtractUnit<?> unit
                ? (appender, sqlArguments, returnType, translator) -> new PatternRenderer(DatabendTime.truncate(
                                unit.getUnit(), DatabendExtractFunction.typeOf((Expression) sqlArguments.get(0))))
                        .render(appender, sqlArguments, translator)
                : DatabendTruncFunction::renderNumber;
        return new SelfRenderingSqmFunction<>(
                this,
                renderer,
                arguments,
                impliedResultType,
                null,
                getReturnTypeResolver(),
                queryEngine.getCriteriaBuilder(),
                getName());
    }

    private static void renderNumber(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (arguments.size() == 2) {
            RoundingFunction.render("truncate", appender, arguments, translator);
        } else {
            SqlAstNode zero = new QueryLiteral<>(
                    0,
                    translator
                            .getSessionFactory()
                            .getTypeConfiguration()
                            .getBasicTypeRegistry()
                            .resolve(StandardBasicTypes.INTEGER));
            RoundingFunction.render("truncate", appender, List.of(arguments.get(0), zero), translator);
        }
    }
}
