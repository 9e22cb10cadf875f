package org.tidewire.tidb.internal.sql;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.StatementWalker;

/** Text out of parameters and of what is no text, compared as columns are by default. */
record CollatedText(Expression expression) implements SelfRenderingExpression {

    static ComparisonPredicate in(ComparisonPredicate comparison) {
        Expression left = comparison.getLeftHandExpression();
        Expression right = comparison.getRightHandExpression();
        Expression collated = of(left, right);
        return collated == left ? comparison : new ComparisonPredicate(collated, comparison.getOperator(), right);
    }

    static InListPredicate in(InListPredicate list) {
        return new InListPredicate(
                of(list.getTestExpression(), list.getListExpressions().toArray(new Expression[0])),
                list.getListExpressions(),
                list.isNegated(),
                list.getExpressionType());
    }

    /** The tested expression as it is, or with the collation that none of these expressions has. */
    static Expression of(Expression tested, Expression... others) {
        if (isNeededFor(tested)) {
            for (Expression other : others) {
                if (isNeededFor(other)) {
                    return new CollatedText(tested);
                }
            }
        }
        return tested;
    }

    /** Whether nothing in the text says how it is compared. */
    private static boolean isNeededFor(Expression text) {
        return SqlTupleContainer.getSqlTuple(text) == null
                && isText(text.getExpressionType())
                && !CollationFinder.isIn(text);
    }

    private static boolean isText(@Nullable JdbcMappingContainer type) {
        return type != null
                && type.getJdbcTypeCount() == 1
                && type.getSingleJdbcMapping().getJdbcType().isString();
    }

    @Override
    public void renderToSql(
            SqlAppender appender, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
        appender.append("cast(");
        expression.accept(translator);
        appender.append(" as char character set utf8mb4)");
    }

    @Override
    public JdbcMappingContainer getExpressionType() {
        return expression.getExpressionType();
    }

    private static final class CollationFinder extends StatementWalker {
        private boolean found;

        static boolean isIn(Expression expression) {
            CollationFinder finder = new CollationFinder();
            expression.accept(finder);
            return finder.found;
        }

        @Override
        public void visitColumnReference(ColumnReference column) {
            found |= isText(column.getExpressionType());
        }

        @Override
        public void visitQueryLiteral(QueryLiteral<?> literal) {
            found |= TextCollation.isOfLiteral(literal);
        }

        @Override
        public void visitCastTarget(CastTarget target) {
            found = true;
        }

        @Override
        public void visitSelectStatement(SelectStatement statement) {
            found = true;
        }
    }
}
