package org.tidewire.tidb.internal.sql;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** Writes literals, casts and {@code like} so that TiDB compares text as columns are compared by default. */
abstract class TiDBTextTranslator<T extends JdbcOperation> extends TiDBExpressionTranslator<T> {
    private final boolean spellsCollation;

    /** Whether a literal is compared with a column, whose collation is used. */
    private boolean besideColumn;

    TiDBTextTranslator(SessionFactoryImplementor sessionFactory, Statement statement, TiDBDialect dialect) {
        super(sessionFactory, statement, dialect);
        spellsCollation = dialect.renderingContext().collationSpelledOut();
    }

    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        besideColumn =
                TextCollation.isOfColumn(comparison.getLeftHandExpression(), comparison.getRightHandExpression());
        super.visitRelationalPredicate(spellsCollation ? CollatedText.in(comparison) : comparison);
        besideColumn = false;
    }

    @Override
    public void visitInListPredicate(InListPredicate list) {
        besideColumn = TextCollation.isOfColumn(
                list.getTestExpression(), list.getListExpressions().toArray(new Expression[0]));
        super.visitInListPredicate(spellsCollation ? CollatedText.in(list) : list);
        besideColumn = false;
    }

    /** A literal with its character set is compared by {@code utf8mb4_bin}, where no column says otherwise. */
    @Override
    protected void renderLiteral(Literal literal, boolean castParameter) {
        if (spellsCollation && !besideColumn && TextCollation.isOfLiteral(literal)) {
            appendSql(TextCollation.INTRODUCER);
        }
        super.renderLiteral(literal, castParameter);
    }

    @Override
    public void visitCastTarget(CastTarget target) {
        super.visitCastTarget(target);
        if (spellsCollation) {
            TextCollation.addToCastTarget(getSqlBuffer());
        }
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        int start = getSqlBuffer().length();
        super.visitColumnReference(column);
        if (spellsCollation && column.getReadExpression() != null) {
            TextCollation.addToCasts(getSqlBuffer(), start);
        }
    }

    @Override
    public void visitLikePredicate(LikePredicate like) {
        String escape = escapeOf(like);
        Expression tested = like.getMatchExpression();
        renderLikeOperand(
                like, () -> (spellsCollation ? CollatedText.of(tested, like.getPattern()) : tested).accept(this));
        appendSql(like.isNegated() ? " not like " : " like ");
        if (escape == null) {
            appendSql("null");
        } else if (escape.isEmpty()) {
            renderLikeOperand(like, () -> renderBackslashEscapedPattern(like));
        } else {
            besideColumn = TextCollation.isOfColumn(tested, like.getPattern());
            renderLikeOperand(like, () -> like.getPattern().accept(this));
            besideColumn = false;
            appendSql(" escape ");
            getDialect().appendLiteral(this, escape);
        }
    }

    private void renderBackslashEscapedPattern(LikePredicate like) {
        Expression pattern = like.getPattern();
        if (spellsCollation
                && pattern instanceof Literal literal
                && TextCollation.isOfLiteral(literal)
                && !TextCollation.isOfColumn(like.getMatchExpression(), pattern)) {
            appendSql(TextCollation.INTRODUCER);
        }
        renderBackslashEscapedLikePattern(pattern, null, getDialect().isNoBackslashEscapesEnabled());
    }

    private @Nullable String escapeOf(LikePredicate like) {
        Expression escape = like.getEscapeCharacter();
        if (escape == null) {
            return "";
        }
        if (!LikeEscape.isKnown(escape)) {
            throw TiDBRefusal.LIKE_ESCAPE.exception();
        }
        return LikeEscape.of(interpretExpression(escape, getJdbcParameterBindings()), like.isCaseSensitive());
    }

    private void renderLikeOperand(LikePredicate like, Runnable operand) {
        if (like.isCaseSensitive()) {
            operand.run();
        } else {
            appendSql(getDialect().getLowercaseFunction());
            appendSql(OPEN_PARENTHESIS);
            operand.run();
            appendSql(CLOSE_PARENTHESIS);
        }
    }
}
