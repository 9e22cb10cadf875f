package org.tidewire.cratedb.internal.sql;

import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;

/**
 * {@code like} and {@code ilike}. The escape character is a backslash where none is given. Where one is given, and the empty one too, the
 * server finds wrong rows by a pattern that is compared with a column, and the right ones by one that is compared with an expression; {@code
 * ilike} knows the letters of ASCII alone.
 */
final class LikeConditions {
    private LikeConditions() {}

    static void render(LikePredicate like, SqlAppender sql, SqlAstTranslator<?> translator) {
        boolean isPlain =
                like.isCaseSensitive() && like.getEscapeCharacter() == null && isWithoutBackslash(like.getPattern());
        String before = like.isCaseSensitive() ? "(" : "lower(";
        sql.appendSql(isPlain ? "" : before);
        like.getMatchExpression().accept(translator);
        sql.appendSql(isPlain ? "" : like.isCaseSensitive() ? "||'')" : ")");
        sql.appendSql(like.isNegated() ? " not like " : " like ");
        sql.appendSql(like.isCaseSensitive() ? "" : "lower(");
        like.getPattern().accept(translator);
        sql.appendSql(like.isCaseSensitive() ? "" : ")");
        if (like.getEscapeCharacter() != null) {
            sql.appendSql(" escape ");
            like.getEscapeCharacter().accept(translator);
        } else if (!isPlain) {
            sql.appendSql(" escape ''");
        }
    }

    private static boolean isWithoutBackslash(Expression pattern) {
        return pattern instanceof Literal literal
                && literal.getLiteralValue() instanceof String text
                && text.indexOf('\\') < 0;
    }
}
