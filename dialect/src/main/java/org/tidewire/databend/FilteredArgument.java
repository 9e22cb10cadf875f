package org.tidewire.databend;

import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/** What an aggregate takes of a row: null, which aggregates skip, for a row that {@code filter} keeps out. */
final class FilteredArgument {
    private FilteredArgument() {}

    static void render(
            SqlAppender appender, Expression argument, @Nullable Predicate filter, SqlAstTranslator<?> translator) {
        if (filter == null) {
            argument.accept(translator);
            return;
        }
        appender.append("case when ");
        translator.getCurrentClauseStack().push(Clause.WHERE);
        filter.accept(translator);
        translator.getCurrentClauseStack().pop();
        appender.append(" then ");
        argument.accept(translator);
        appender.append(" end");
    }
}
