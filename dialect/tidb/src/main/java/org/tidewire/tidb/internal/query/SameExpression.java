package org.tidewire.tidb.internal.query;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.DurationUnit;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.ExtractUnit;
import org.hibernate.sql.ast.tree.expression.Format;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.sql.ast.tree.predicate.BooleanExpressionPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.LiteralValue;

/** Whether two expressions of a query are the same text. Hibernate makes them anew in each clause. */
public final class SameExpression {
    private SameExpression() {}

    public static boolean areSame(SqlAstNode one, SqlAstNode other) {
        if (one == other) {
            return true;
        }
        if (one instanceof Expression expression
                && other instanceof Expression another
                && expression.getColumnReference() != null) {
            return areSameColumn(expression.getColumnReference(), another.getColumnReference());
        }
        if (one instanceof FunctionExpression function && other instanceof FunctionExpression another) {
            return !(one instanceof AggregateFunctionExpression)
                    && function.getFunctionName().equals(another.getFunctionName())
                    && areSame(function.getArguments(), another.getArguments());
        }
        if (one instanceof BinaryArithmeticExpression sum && other instanceof BinaryArithmeticExpression another) {
            return sum.getOperator() == another.getOperator()
                    && areSame(sum.getLeftHandOperand(), another.getLeftHandOperand())
                    && areSame(sum.getRightHandOperand(), another.getRightHandOperand());
        }
        if (one instanceof UnaryOperation operation && other instanceof UnaryOperation another) {
            return operation.getOperator() == another.getOperator()
                    && areSame(operation.getOperand(), another.getOperand());
        }
        if (one instanceof CaseSearchedExpression cases && other instanceof CaseSearchedExpression another) {
            return areSame(parts(cases), parts(another));
        }
        if (one instanceof CaseSimpleExpression cases && other instanceof CaseSimpleExpression another) {
            return areSame(parts(cases), parts(another));
        }
        if (one instanceof Predicate predicate && other instanceof Predicate another) {
            return areSamePredicates(predicate, another);
        }
        return areSameLeaf(one, other);
    }

    private static List<SqlAstNode> parts(CaseSearchedExpression cases) {
        Stream<SqlAstNode> branches = cases.getWhenFragments().stream()
                .flatMap(branch -> Stream.of(branch.getPredicate(), branch.getResult()));
        return Stream.concat(branches, Stream.ofNullable(cases.getOtherwise())).toList();
    }

    private static List<SqlAstNode> parts(CaseSimpleExpression cases) {
        Stream<SqlAstNode> branches = cases.getWhenFragments().stream()
                .flatMap(branch -> Stream.of(branch.getCheckValue(), branch.getResult()));
        return Stream.concat(
                        Stream.of(cases.getFixture()), Stream.concat(branches, Stream.ofNullable(cases.getOtherwise())))
                .toList();
    }

    private static boolean areSamePredicates(Predicate one, Predicate other) {
        if (one instanceof ComparisonPredicate comparison && other instanceof ComparisonPredicate another) {
            return comparison.getOperator() == another.getOperator()
                    && areSame(comparison.getLeftHandExpression(), another.getLeftHandExpression())
                    && areSame(comparison.getRightHandExpression(), another.getRightHandExpression());
        }
        if (one instanceof NullnessPredicate nullness && other instanceof NullnessPredicate another) {
            return nullness.isNegated() == another.isNegated()
                    && areSame(nullness.getExpression(), another.getExpression());
        }
        if (one instanceof BooleanExpressionPredicate bool && other instanceof BooleanExpressionPredicate another) {
            return bool.isNegated() == another.isNegated() && areSame(bool.getExpression(), another.getExpression());
        }
        if (one instanceof Junction junction && other instanceof Junction another) {
            return junction.getNature() == another.getNature()
                    && areSame(junction.getPredicates(), another.getPredicates());
        }
        return one instanceof GroupedPredicate grouped
                && other instanceof GroupedPredicate another
                && areSame(grouped.getSubPredicate(), another.getSubPredicate());
    }

    private static boolean areSame(List<? extends SqlAstNode> some, List<? extends SqlAstNode> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!areSame(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areSameColumn(ColumnReference one, @Nullable ColumnReference other) {
        return other != null
                && Objects.equals(one.getQualifier(), other.getQualifier())
                && one.getExpressionText().equals(other.getExpressionText());
    }

    private static boolean areSameLeaf(SqlAstNode one, SqlAstNode other) {
        if (one instanceof Literal literal && other instanceof Literal another) {
            return literal.getJdbcMapping() == another.getJdbcMapping()
                    && Objects.equals(LiteralValue.of(literal), LiteralValue.of(another));
        }
        if (one instanceof CastTarget target && other instanceof CastTarget another) {
            return target.getJdbcMapping() == another.getJdbcMapping()
                    && Objects.equals(target.getLength(), another.getLength())
                    && Objects.equals(target.getPrecision(), another.getPrecision())
                    && Objects.equals(target.getScale(), another.getScale());
        }
        if (one instanceof ExtractUnit unit && other instanceof ExtractUnit another) {
            return unit.getUnit() == another.getUnit();
        }
        if (one instanceof DurationUnit unit && other instanceof DurationUnit another) {
            return unit.getUnit() == another.getUnit();
        }
        return one instanceof Format format
                && other instanceof Format another
                && format.getFormat().equals(another.getFormat());
    }
}
