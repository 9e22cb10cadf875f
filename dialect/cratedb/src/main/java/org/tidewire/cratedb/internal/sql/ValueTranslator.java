package org.tidewire.cratedb.internal.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.query.common.FrameExclusion;
import org.hibernate.query.common.FrameKind;
import org.hibernate.query.common.FrameMode;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.query.sqm.UnaryArithmeticOperator;
import org.hibernate.query.sqm.tree.expression.Conversion;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.cratedb.internal.function.ExactAggregate;
import org.tidewire.cratedb.internal.function.NumberFunction;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.cratedb.internal.type.CrateDBColumnTypes;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.MinusSigns;
import org.tidewire.internal.type.DurationArithmetic;

/** Values and arithmetic, for {@link CrateDBSqlAstTranslator}, which renders the rest. */
abstract class ValueTranslator<T extends JdbcOperation> extends ConditionTranslator<T> {
    private static final Set<String> SUMS = Set.of("sum", "avg");

    private static final Set<Class<?>> DECIMALS = Set.of(BigDecimal.class, BigInteger.class, Duration.class);
    private static final Set<String> EXTREMES = Set.of("min", "max");

    /** The aggregates that the server has with {@code distinct}. */
    private static final Set<String> DISTINCT = Set.of("count", "avg");

    /** As many digits behind the point a decimal has at most in a text without an exponent. */
    private static final int LONGEST_FRACTION = 6;

    /** How many sums and averages are being rendered, one within the other. */
    private int sums;

    /** What has its frame around its {@code over}. */
    private @Nullable Expression framed;

    ValueTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
    }

    /** The server takes {@code 1.5} for a floating point number. */
    @Override
    public void visitQueryLiteral(QueryLiteral<?> literal) {
        if (LiteralValue.of(literal) instanceof BigDecimal decimal) {
            renderDecimal(decimal);
        } else {
            super.visitQueryLiteral(literal);
        }
    }

    @Override
    public <N extends Number> void visitUnparsedNumericLiteral(UnparsedNumericLiteral<N> literal) {
        if (LiteralValue.of(literal) instanceof BigDecimal decimal) {
            renderDecimal(decimal);
        } else {
            MinusSigns.separate(literal.getUnparsedLiteralValue().startsWith("-"), getSqlBuffer());
            super.visitUnparsedNumericLiteral(literal);
        }
    }

    /** A parameter whose value {@link LiteralValues} needs. */
    @Override
    protected void renderAsLiteral(JdbcParameter parameter, @Nullable Object value) {
        JdbcLiteralFormatter<Object> formatter =
                LiteralValues.formatter(parameter, getJdbcParameterBindings(), getSessionFactory());
        if (value instanceof BigDecimal decimal) {
            renderDecimal(decimal);
        } else if (value == null || formatter == null) {
            super.renderAsLiteral(parameter, value);
        } else {
            MinusSigns.separate(value instanceof Number number && number.doubleValue() < 0, getSqlBuffer());
            formatter.appendJdbcLiteral(this, value, getDialect(), getWrapperOptions());
        }
    }

    private void renderDecimal(BigDecimal decimal) {
        appendSql("cast('" + decimal.toPlainString() + "' as numeric(" + CrateDBColumnTypes.LARGEST_PRECISION + ","
                + Math.max(decimal.scale(), 0) + "))");
    }

    /** A predicate is a value of its own, which may be null. */
    @Override
    protected void renderExpressionAsClauseItem(Expression expression) {
        expression.accept(this);
    }

    @Override
    protected void renderLiteral(Literal literal, boolean castParameter) {
        MinusSigns.separate(
                LiteralValue.of(literal) instanceof Number number && number.doubleValue() < 0, getSqlBuffer());
        super.renderLiteral(literal, castParameter);
    }

    /**
     * In a sum or an average the result would have another scale; of a decimal and a floating point number the server makes a decimal;
     * and a product or a quotient may be {@code -0.0}.
     */
    @Override
    public void visitBinaryArithmeticExpression(BinaryArithmeticExpression expression) {
        refuseMovedAddition(expression);
        if (DurationArithmetic.renderSum(expression, this, this)) {
            return;
        }
        String before = "";
        String after = "";
        if (sums > 0 && DecimalScale.isChangedBy(expression)) {
            int scale = new DecimalScale(getDialect()).of(expression);
            // By a text the decimal has the scale that it has.
            boolean isLong = scale == DecimalScale.UNKNOWN || scale > LONGEST_FRACTION;
            before = isLong ? "cast(cast(" : "cast(";
            after = isLong
                    ? " as varchar) as numeric)"
                    : " as numeric(" + CrateDBColumnTypes.LARGEST_PRECISION + "," + scale + "))";
        } else if (NumberFunction.isFloatingPoint(expression) && hasDecimal(expression)) {
            before = "cast(";
            after = " as double precision)";
        } else if ((expression.getOperator() == BinaryArithmeticOperator.MULTIPLY
                        || DecimalScale.isDivision(expression))
                && NumberFunction.isFloatingPoint(expression)) {
            before = "(0+";
            after = ")";
        }
        appendSql(before);
        int sumsAround = sums;
        sums = 0;
        if (new Quotient(getDialect()).isLong(expression)) {
            renderLongQuotient(expression.getLeftHandOperand(), expression.getRightHandOperand());
        } else {
            super.visitBinaryArithmeticExpression(expression);
        }
        sums = sumsAround;
        appendSql(after);
    }

    /** The remainder gives 16 more digits. */
    private void renderLongQuotient(Expression dividend, Expression divisor) {
        appendSql(OPEN_PARENTHESIS);
        renderQuotient(dividend, divisor);
        appendSql("+(");
        visitArithmeticOperand(dividend);
        appendSql('-');
        renderQuotient(dividend, divisor);
        appendSql('*');
        visitArithmeticOperand(divisor);
        appendSql(")/");
        visitArithmeticOperand(divisor);
        appendSql(CLOSE_PARENTHESIS);
    }

    private void renderQuotient(Expression dividend, Expression divisor) {
        visitArithmeticOperand(dividend);
        appendSql('/');
        visitArithmeticOperand(divisor);
    }

    /**
     * The server's {@code -0.0} is another number than {@code 0.0}, and {@code 0-x} is none. Of the least whole number it makes the same
     * one by a minus sign, and an error by {@code 0-x}.
     */
    @Override
    public void visitUnaryOperationExpression(UnaryOperation operation) {
        refuseMovedAddition(operation);
        if (operation.getOperator() == UnaryArithmeticOperator.UNARY_MINUS
                && (NumberFunction.isFloatingPoint(operation.getOperand())
                        || (NumberFunction.isWhole(operation.getOperand())
                                && !(operation.getOperand() instanceof Literal)))) {
            appendSql("(0-");
            operation.getOperand().accept(this);
            appendSql(CLOSE_PARENTHESIS);
            return;
        }
        MinusSigns.separate(operation.getOperator() == UnaryArithmeticOperator.UNARY_MINUS, getSqlBuffer());
        super.visitUnaryOperationExpression(operation);
    }

    @Override
    protected void visitAnsiCaseSearchedExpression(CaseSearchedExpression cases, Consumer<Expression> results) {
        refuseMovedAddition(cases);
        super.visitAnsiCaseSearchedExpression(cases, results);
    }

    @Override
    protected void visitAnsiCaseSimpleExpression(CaseSimpleExpression cases, Consumer<Expression> results) {
        refuseMovedAddition(cases);
        super.visitAnsiCaseSimpleExpression(cases, results);
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        refuseMovedAddition(expression);
        int sumsOutside = sums;
        if (expression instanceof FunctionExpression function) {
            function.getArguments().forEach(argument -> refuseArgument(function.getFunctionName(), argument));
            if (renderNullif(function.getFunctionName(), function.getArguments())
                    || renderLongText(function.getFunctionName(), function.getArguments())) {
                return;
            }
            sums += SUMS.contains(function.getFunctionName()) ? 1 : 0;
        }
        ExactAggregate.Frame frame = expression == framed ? null : ExactAggregate.around(expression);
        appendSql(frame == null ? "" : frame.before());
        super.visitSelfRenderingExpression(expression);
        appendSql(frame == null ? "" : frame.after());
        sums = sumsOutside;
    }

    /** Around the aggregate with its {@code over}. */
    @Override
    public void visitOver(Over<?> over) {
        if (over.getMode() == FrameMode.GROUPS
                || over.getExclusion() != FrameExclusion.NO_OTHERS
                || over.getStartKind() == FrameKind.OFFSET_FOLLOWING
                || over.getEndKind() == FrameKind.OFFSET_PRECEDING) {
            throw CrateDBQueryRefusal.WINDOW_FRAME.exception();
        }
        if (over.getExpression() instanceof FunctionExpression function
                && function.getArguments().stream().anyMatch(Distinct.class::isInstance)) {
            throw CrateDBQueryRefusal.DISTINCT_AGGREGATE.exception();
        }
        ExactAggregate.Frame frame = ExactAggregate.around(over.getExpression());
        if (frame == null) {
            super.visitOver(over);
            return;
        }
        framed = over.getExpression();
        appendSql(frame.before());
        super.visitOver(over);
        appendSql(frame.after());
    }

    private static void refuseArgument(String aggregate, SqlAstNode argument) {
        if (EXTREMES.contains(aggregate)
                && argument instanceof Expression value
                && CrateDBCasts.typeOf(value) == SqlTypes.UUID) {
            throw CrateDBQueryRefusal.ORDERED_UUID.exception();
        }
        if (argument instanceof Distinct && !DISTINCT.contains(aggregate)) {
            throw CrateDBQueryRefusal.DISTINCT_AGGREGATE.exception();
        }
        if (argument instanceof Distinct chosen && Decimals.areChosenBy(chosen.getExpression())) {
            throw CrateDBQueryRefusal.GROUPED_DECIMALS.exception();
        }
        if (argument instanceof Distinct distinct && SqlTupleContainer.getSqlTuple(distinct.getExpression()) == null) {
            switch (CrateDBCasts.typeOf(distinct.getExpression())) {
                case SqlTypes.UUID, SqlTypes.ARRAY, SqlTypes.JSON ->
                    throw CrateDBQueryRefusal.DISTINCT_COUNT.exception();
                default -> {}
            }
        }
    }

    /** The server's own tells 3.0 from 3.00. */
    private boolean renderNullif(String name, List<? extends SqlAstNode> arguments) {
        if (!name.equals("nullif") || arguments.stream().noneMatch(ValueTranslator::isStoredAsDecimal)) {
            return false;
        }
        appendSql("case when ");
        arguments.get(0).accept(this);
        appendSql('=');
        arguments.get(1).accept(this);
        appendSql(" then null else ");
        arguments.get(0).accept(this);
        appendSql(" end");
        return true;
    }

    private static boolean isStoredAsDecimal(SqlAstNode number) {
        JdbcMapping type = CrateDBCasts.mapping(number);
        return type != null && DECIMALS.contains(type.getJavaTypeDescriptor().getJavaTypeClass());
    }

    /** The server writes a decimal with an exponent where it is less than 0.000001: what is added to it has none. */
    private boolean renderLongText(String name, List<? extends SqlAstNode> arguments) {
        if (!name.equals("cast")
                || !(arguments.get(1) instanceof CastTarget target)
                || !SqlTypes.isCharacterType(CrateDBCasts.typeOf(target))
                || !Decimals.are(((Expression) arguments.get(0)).getExpressionType())) {
            return false;
        }
        int scale = new DecimalScale(getDialect()).of(arguments.get(0));
        if (scale != DecimalScale.UNKNOWN && scale <= LONGEST_FRACTION) {
            return false;
        }
        SqlAstNode decimal = arguments.get(0);
        appendSql("case when ");
        decimal.accept(this);
        appendSql(">-1 and ");
        decimal.accept(this);
        appendSql("<1 then case when ");
        decimal.accept(this);
        appendSql("<0 then '-0'||substr(cast(1-");
        decimal.accept(this);
        appendSql(" as varchar),2) else '0'||substr(cast(1+");
        decimal.accept(this);
        appendSql(" as varchar),2) end else cast(");
        decimal.accept(this);
        appendSql(" as varchar) end");
        return true;
    }

    private static boolean hasDecimal(BinaryArithmeticExpression expression) {
        return Decimals.are(expression.getLeftHandOperand().getExpressionType())
                || Decimals.are(expression.getRightHandOperand().getExpressionType());
    }

    private static void refuseMovedAddition(Expression expression) {
        DurationArithmetic.refuseMovedAddition(expression, CrateDBQueryRefusal.MOVED_ADDITION::exception);
    }

    /** In parentheses, since it may be a divisor or a subtrahend. */
    @Override
    public void visitConversion(Conversion conversion) {
        appendSql(OPEN_PARENTHESIS);
        super.visitConversion(conversion);
        appendSql(CLOSE_PARENTHESIS);
    }
}
