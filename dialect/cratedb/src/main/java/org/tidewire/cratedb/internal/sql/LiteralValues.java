package org.tidewire.cratedb.internal.sql;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.BooleanExpressionPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.predicate.ThruthnessPredicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.SelectClause;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBinding;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.type.descriptor.java.EnumJavaType;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.StatementWalker;

/**
 * Looks for what takes literals and no parameters. One is a condition that the server decides while it reads a statement, such as
 * {@code 1 = 0} and a comparison with null: the parameters beside it are gone then, and their values are refused, "Requested parameter
 * index exceeds the number of parameters". The other is what a union selects: the server does not sort by an expression with a
 * parameter where a part of the union has a join, groups or a correlated subquery (measured on 6.4.4).
 */
final class LiteralValues extends StatementWalker {
    private boolean found;
    private boolean hasParameter;
    private boolean unionSelectsParameter;
    private int unions;
    private int selectsOfUnions;
    private boolean isWritable = true;
    private int variables;
    private final JdbcParameterBindings bindings;
    private final SessionFactoryImplementor factory;

    private LiteralValues(JdbcParameterBindings bindings, SessionFactoryImplementor factory) {
        this.bindings = bindings;
        this.factory = factory;
    }

    /** Whether a statement has one, and parameters, all of whose values can be literals. */
    static boolean areNeeded(Statement statement, JdbcParameterBindings bindings, SessionFactoryImplementor factory) {
        LiteralValues finder = new LiteralValues(bindings, factory);
        if (statement instanceof UpdateStatement update) {
            update.getAssignments().forEach(assignment -> assignment.accept(finder));
            finder.visitRestriction(update.getRestriction());
        } else if (statement instanceof DeleteStatement delete) {
            finder.visitRestriction(delete.getRestriction());
        } else if (statement instanceof SelectStatement || statement instanceof InsertSelectStatement) {
            statement.accept(finder);
        }
        if (finder.unionSelectsParameter && !finder.isWritable) {
            throw CrateDBQueryRefusal.UNION_PARAMETER.exception();
        }
        return (finder.found || finder.unionSelectsParameter) && finder.hasParameter && finder.isWritable;
    }

    /** How the value of a parameter is written: by the type that Hibernate binds it with. */
    @SuppressWarnings("unchecked")
    static @Nullable JdbcLiteralFormatter<Object> formatter(
            JdbcParameter parameter, JdbcParameterBindings bindings, SessionFactoryImplementor factory) {
        JdbcParameterBinding binding = bindings.getBinding(parameter);
        JdbcMapping type = binding == null ? null : binding.getBindType();
        JdbcMappingContainer own = parameter.getExpressionType();
        if (type == null && own != null && own.getJdbcTypeCount() == 1) {
            type = own.getSingleJdbcMapping();
        }
        boolean isGuessed = binding != null
                && binding.getBindValue() != null
                && (type == null || type.getMappedJavaType().getJavaTypeClass() == Object.class);
        if (isGuessed) {
            type = guess(binding.getBindValue(), factory);
        }
        return type == null ? null : type.getJdbcLiteralFormatter();
    }

    private static @Nullable JdbcMapping guess(Object value, SessionFactoryImplementor factory) {
        if (factory.getMappingMetamodel().resolveParameterBindType(value) instanceof JdbcMapping mapping) {
            return mapping;
        }
        return value instanceof Enum<?> constant
                ? ofEnum(constant.getDeclaringClass(), factory.getTypeConfiguration())
                : null;
    }

    private static <E extends Enum<E>> JdbcMapping ofEnum(Class<E> enumClass, TypeConfiguration types) {
        EnumJavaType<E> javaType = new EnumJavaType<>(enumClass);
        return types.getBasicTypeRegistry()
                .resolve(javaType, javaType.getRecommendedJdbcType(types.getCurrentBaseSqlTypeIndicators()));
    }

    private void visitRestriction(@Nullable Predicate restriction) {
        if (restriction != null) {
            restriction.accept(this);
        }
    }

    private void visitCondition(Runnable children) {
        int before = variables;
        children.run();
        found |= variables == before;
    }

    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        SqlTuple left = SqlTupleContainer.getSqlTuple(comparison.getLeftHandExpression());
        SqlTuple right = SqlTupleContainer.getSqlTuple(comparison.getRightHandExpression());
        if (left == null || right == null) {
            visitCondition(() -> super.visitRelationalPredicate(comparison));
            return;
        }
        for (int i = 0; i < left.getExpressions().size(); i++) {
            visitComparison(left.getExpressions().get(i), right.getExpressions().get(i));
        }
    }

    private void visitComparison(Expression left, Expression right) {
        visitCondition(() -> {
            left.accept(this);
            right.accept(this);
        });
    }

    /** It becomes two comparisons. */
    @Override
    public void visitBetweenPredicate(BetweenPredicate between) {
        visitComparison(between.getExpression(), between.getLowerBound());
        visitComparison(between.getExpression(), between.getUpperBound());
    }

    /** It may become an equation for each value. */
    @Override
    public void visitInListPredicate(InListPredicate in) {
        if (SqlTupleContainer.getSqlTuple(in.getTestExpression()) == null) {
            in.getListExpressions().forEach(value -> visitComparison(in.getTestExpression(), value));
        } else {
            visitCondition(() -> super.visitInListPredicate(in));
        }
        found |= in.getListExpressions().isEmpty();
    }

    @Override
    public void visitLikePredicate(LikePredicate like) {
        visitCondition(() -> super.visitLikePredicate(like));
    }

    @Override
    public void visitNullnessPredicate(NullnessPredicate nullness) {
        visitCondition(() -> super.visitNullnessPredicate(nullness));
    }

    @Override
    public void visitBooleanExpressionPredicate(BooleanExpressionPredicate predicate) {
        visitCondition(() -> super.visitBooleanExpressionPredicate(predicate));
    }

    @Override
    public void visitThruthnessPredicate(ThruthnessPredicate truth) {
        visitCondition(() -> super.visitThruthnessPredicate(truth));
    }

    @Override
    public void visitSelfRenderingPredicate(SelfRenderingPredicate predicate) {
        visitCondition(() -> super.visitSelfRenderingPredicate(predicate));
    }

    /** One of constants may be null. */
    @Override
    public void visitCaseSimpleExpression(CaseSimpleExpression cases) {
        visitCondition(() -> super.visitCaseSimpleExpression(cases));
    }

    @Override
    public void visitQueryLiteral(QueryLiteral<?> literal) {
        found |= LiteralValue.of(literal) == null;
    }

    /** A function of constants may be null, as {@code nullif(1, 1)}; one of the current time and of all rows is no constant. */
    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        boolean isOfValues = expression instanceof FunctionExpression function
                && !(expression instanceof AggregateFunctionExpression)
                && !function.getArguments().isEmpty();
        variables += isOfValues ? 0 : 1;
        Runnable arguments = () -> super.visitSelfRenderingExpression(expression);
        if (isOfValues) {
            visitCondition(arguments);
        } else {
            arguments.run();
        }
    }

    @Override
    public void visitQueryGroup(QueryGroup group) {
        unions++;
        super.visitQueryGroup(group);
        unions--;
    }

    @Override
    public void visitSelectClause(SelectClause selections) {
        int outside = selectsOfUnions;
        selectsOfUnions += unions > 0 ? 1 : 0;
        super.visitSelectClause(selections);
        selectsOfUnions = outside;
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        variables++;
    }

    @Override
    public void visitParameter(JdbcParameter parameter) {
        variables++;
        hasParameter = true;
        unionSelectsParameter |= selectsOfUnions > 0;
        JdbcParameterBinding binding = bindings.getBinding(parameter);
        isWritable &=
                (binding != null && binding.getBindValue() == null) || formatter(parameter, bindings, factory) != null;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        variables++;
        super.visitSelectStatement(statement);
    }
}
