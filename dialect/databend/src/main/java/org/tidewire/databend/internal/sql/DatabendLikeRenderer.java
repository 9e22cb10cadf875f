package org.tidewire.databend.internal.sql;

import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.ConstantExpression;
import org.tidewire.databend.internal.query.JoinOrder;
import org.tidewire.databend.internal.type.DatabendLiterals;

/** Renders {@code like} by {@link DatabendLike}. */
final class DatabendLikeRenderer {
    private final ComparisonTranslator<?> translator;

    DatabendLikeRenderer(ComparisonTranslator<?> translator) {
        this.translator = translator;
    }

    void render(LikePredicate like) {
        boolean lower = !like.isCaseSensitive();
        Runnable matched = () -> operand(like.getMatchExpression(), lower);
        Expression escape = like.getEscapeCharacter();
        String pattern = literal(like.getPattern());
        if (pattern != null && (escape == null || literal(escape) != null)) {
            renderConstant(like, lower ? pattern.toLowerCase(java.util.Locale.ROOT) : pattern, matched);
            return;
        }
        Part text = new Part(() -> operand(like.getPattern(), lower));
        Part mark = escape == null || "".equals(literal(escape)) ? null : new Part(() -> operand(escape, lower));
        if (ConstantExpression.is(like.getMatchExpression())) {
            // To see how many rows are like it, the engine reads the text as a column, and fails (1001).
            translator.appendSql(like.isNegated() ? "not regexp_like(" : "regexp_like(");
            matched.run();
            translator.appendSql(",");
            text.in(DatabendLike.regexOf("?p", mark == null ? null : "?e"), mark);
            translator.appendSql(")");
            return;
        }
        translator.appendSql(like.isNegated() ? "not((not " : "((not ");
        text.in(DatabendLike.isNotPlain("?p", mark == null ? null : "?e"), mark);
        translator.appendSql(" and ");
        renderColumn(like, matched);
        translator.appendSql(" like ");
        text.in("?p", mark);
        translator.appendSql(") or (");
        text.in(DatabendLike.isNotPlain("?p", mark == null ? null : "?e"), mark);
        translator.appendSql(" and regexp_like(");
        matched.run();
        translator.appendSql(",");
        text.in(DatabendLike.regexOf("?p", mark == null ? null : "?e"), mark);
        translator.appendSql(")))");
    }

    private void renderConstant(LikePredicate like, String pattern, Runnable matched) {
        Expression escape = like.getEscapeCharacter();
        String mark = escape == null ? null : literal(escape);
        Character character = mark == null || mark.isEmpty() ? null : mark.charAt(0);
        boolean plain = DatabendLike.isPlain(pattern, character);
        if (plain) {
            renderColumn(like, matched);
            translator.appendSql(like.isNegated() ? " not like " : " like ");
            translator.appendSql(DatabendLiterals.string(pattern));
            return;
        }
        String regex = DatabendLike.regex(pattern, character);
        if (regex == null) {
            translator.appendSql("cast(null as boolean)");
            return;
        }
        translator.appendSql(like.isNegated() ? "not regexp_like(" : "regexp_like(");
        matched.run();
        translator.appendSql("," + DatabendLiterals.string(regex) + ")");
    }

    /** A column that a join repeats has one value in a block, which the engine's {@code like} cannot read (1001), but its functions can. */
    private void renderColumn(LikePredicate like, Runnable matched) {
        QuerySpec query = translator.enclosing();
        boolean joined = query != null
                && like.isCaseSensitive()
                && isColumn(like.getMatchExpression())
                && (!query.isRoot()
                        || JoinOrder.joins(query)
                        || PlannedTranslator.haveSubqueries(query.getWhereClauseRestrictions()));
        translator.appendSql(joined ? "concat(" : "");
        matched.run();
        translator.appendSql(joined ? ",'')" : "");
    }

    /** Of a cast to the type that its column has the engine makes the column. */
    private static boolean isColumn(Expression expression) {
        return expression.getColumnReference() != null
                || (expression instanceof FunctionExpression function
                        && function.getFunctionName().equals("cast")
                        && function.getArguments().get(0) instanceof Expression value
                        && isColumn(value));
    }

    private void operand(Expression expression, boolean lower) {
        translator.appendSql(lower ? "lower(" : "");
        expression.accept(translator);
        translator.appendSql(lower ? ")" : "");
    }

    private static @Nullable String literal(Expression expression) {
        return expression instanceof Literal literal && literal.getLiteralValue() != null
                ? literal.getLiteralValue().toString()
                : null;
    }

    /** SQL with the pattern for {@code ?p} and the escape character for {@code ?e}, as often as they occur. */
    private final class Part {
        private final Runnable rendering;

        Part(Runnable rendering) {
            this.rendering = rendering;
        }

        void in(String sql, @Nullable Part escape) {
            int from = 0;
            for (int at = sql.indexOf('?'); at >= 0; at = sql.indexOf('?', at + 1)) {
                char name = at + 1 < sql.length() ? sql.charAt(at + 1) : ' ';
                if (name != 'p' && name != 'e') {
                    continue;
                }
                translator.appendSql(sql.substring(from, at));
                if (name == 'p') {
                    rendering.run();
                } else if (escape != null) {
                    escape.rendering.run();
                }
                from = at + 2;
            }
            translator.appendSql(sql.substring(from));
        }
    }
}
