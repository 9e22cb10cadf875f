package org.tidewire.databend.internal.time;

import jakarta.persistence.TemporalType;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.TimestampaddFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.DurationUnit;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.databend.internal.function.IntegerArithmetic;
import org.tidewire.databend.internal.query.ConstantExpression;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.type.DurationArithmetic;

/**
 * {@code moment + 1.5 day}. {@code date_add} takes whole numbers (error 1065): a fraction of a unit that has a fixed length is
 * added in microseconds. An attribute of type {@link java.time.Duration} holds nanoseconds, where Hibernate says "seconds".
 */
@SuppressWarnings({"deprecation", "removal"}) // TemporalType is what Hibernate's own methods take
public final class TimestampAddition extends TimestampaddFunction {
    private final DurationUnit nanoseconds;

    public TimestampAddition(Dialect dialect, TypeConfiguration types) {
        super(dialect, types);
        nanoseconds =
                DurationArithmetic.nanoseconds(types.getBasicTypeRegistry().resolve(StandardBasicTypes.LONG));
    }

    /** Of {@code null + interval} the engine makes an interval, where it finds that a moment is always null. */
    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        Expression moment = (Expression) arguments.get(2);
        boolean cast = addsInterval(arguments)
                && DatabendExtractFunction.typeOf(moment) == TemporalType.TIMESTAMP
                && !(moment instanceof Literal literal && LiteralValue.of(literal) != null)
                && ConstantExpression.mayBe(moment);
        appender.append(cast ? "cast(" : "");
        renderOf(appender, arguments, returnType, translator);
        appender.append(cast ? " as timestamp null)" : "");
    }

    /** Whether an interval is added, as for what {@code date_add} does not take. */
    public static boolean addsInterval(List<? extends SqlAstNode> arguments) {
        if (!(arguments.get(0) instanceof DurationUnit unit)
                || DurationArithmetic.isStoredDuration(unit, arguments.get(1))) {
            return true;
        }
        return switch (unit.getUnit()) {
            case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE -> isFraction((Expression) arguments.get(1));
            default -> true;
        };
    }

    private void renderOf(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (DurationArithmetic.isStoredDuration(arguments.get(0), arguments.get(1))) {
            super.render(appender, List.of(nanoseconds, arguments.get(1), arguments.get(2)), returnType, translator);
            return;
        }
        TemporalUnit unit = ((DurationUnit) arguments.get(0)).getUnit();
        Expression magnitude = (Expression) arguments.get(1);
        boolean fraction = isFraction(magnitude);
        switch (unit) {
            case WEEK, DAY, HOUR, MINUTE -> {
                if (fraction) {
                    new PatternRenderer(DatabendTime.addFraction(
                                    unit, DatabendExtractFunction.typeOf((Expression) arguments.get(2))))
                            .render(appender, arguments, translator);
                    return;
                }
            }
            case YEAR, QUARTER, MONTH -> {
                if (fraction) {
                    throw DatabendQueryRefusal.FRACTION_OF_MONTHS.exception();
                }
            }
            default -> {}
        }
        super.render(appender, arguments, returnType, translator);
    }

    /** Hibernate gives {@code 2 * 1.5}, and numbers in it, the type of the duration that is multiplied. */
    private static boolean isFraction(Expression expression) {
        if (expression instanceof BinaryArithmeticExpression arithmetic) {
            return isFraction(arithmetic.getLeftHandOperand()) || isFraction(arithmetic.getRightHandOperand());
        }
        if (expression instanceof UnaryOperation unary) {
            return isFraction(unary.getOperand());
        }
        if (expression instanceof Literal literal && LiteralValue.of(literal) instanceof Number number) {
            return IntegerArithmetic.wholeNumber(number) == null;
        }
        Class<?> type = expression
                .getExpressionType()
                .getSingleJdbcMapping()
                .getJavaTypeDescriptor()
                .getJavaTypeClass();
        return type == Double.class || type == Float.class || type == BigDecimal.class;
    }
}
