package org.tidewire.databend.internal.function;

import static org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers.ARGUMENT_OR_IMPLIED_RESULT_TYPE;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.tidewire.databend.internal.query.TypedConstant;
import org.tidewire.databend.internal.sql.ComparedValues;
import org.tidewire.databend.internal.sql.SubqueryTranslator;

/** {@code nullif}, by a comparison where Databend has none for its arguments. */
final class NullifFunction extends NamedSqmFunctionDescriptor {
    NullifFunction() {
        super(
                "nullif",
                true,
                StandardArgumentsValidators.exactly(2),
                StandardFunctionReturnTypeResolvers.useArgType(1),
                ARGUMENT_OR_IMPLIED_RESULT_TYPE);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        Expression value = (Expression) arguments.get(0);
        Expression other = (Expression) arguments.get(1);
        ColumnReference column = value.getColumnReference();
        if (column != null
                && translator instanceof SubqueryTranslator<?> query
                && query.correlation().isNull(column)) {
            appender.append(TypedConstant.typedNull(value)); // of a null without a type there is no nullif (1065)
            return;
        }
        if (!ComparedValues.isBinary(value)) {
            String before = TypedConstant.beforeNulls(value, List.of(value), null, other);
            appender.append(before == null ? "" : before);
            super.render(appender, arguments, returnType, translator);
            appender.append(before == null ? "" : ")");
            return;
        }
        appender.append("case when ");
        new ComparisonPredicate(value, ComparisonOperator.EQUAL, other).accept(translator);
        appender.append(" then null else ");
        value.accept(translator);
        appender.append(" end");
    }
}
