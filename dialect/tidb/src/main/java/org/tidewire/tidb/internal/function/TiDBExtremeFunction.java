package org.tidewire.tidb.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.COMPARABLE;

import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.SqlTypes;

/** {@code greatest} and {@code least}: those of dates come as dates with a time and the text of a date, which the driver does not read. */
final class TiDBExtremeFunction extends NamedSqmFunctionDescriptor {
    TiDBExtremeFunction(String name) {
        super(
                name,
                true,
                new ArgumentTypesValidator(StandardArgumentsValidators.min(2), COMPARABLE, COMPARABLE),
                StandardFunctionReturnTypeResolvers.useFirstNonNull(),
                StandardFunctionArgumentTypeResolvers.ARGUMENT_OR_IMPLIED_RESULT_TYPE);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        boolean dates = arguments.stream().anyMatch(TiDBExtremeFunction::isDate);
        appender.append(dates ? "cast(" : "");
        super.render(appender, arguments, returnType, translator);
        appender.append(dates ? " as date)" : "");
    }

    private static boolean isDate(SqlAstNode argument) {
        JdbcMappingContainer type = ((Expression) argument).getExpressionType();
        return type != null && type.getSingleJdbcMapping().getJdbcType().getDefaultSqlTypeCode() == SqlTypes.DATE;
    }
}
