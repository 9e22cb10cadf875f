package org.tidewire.databend.internal.function;

import java.util.List;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.jspecify.annotations.Nullable;

/** What an aggregate takes of a row: null, which aggregates skip, for a row that {@code filter} keeps out. */
public final class FilteredArgument {
    private FilteredArgument() {}

    public static void render(
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

    /** {@code array_agg}, distinct or not, sorted or not. It skips nulls, and is empty where there are no rows. */
    public static void renderArray(
            SqlAppender appender,
            SqlAstNode argument,
            @Nullable Predicate filter,
            @Nullable List<SortSpecification> withinGroup,
            SqlAstTranslator<?> translator) {
        appender.append(argument instanceof Distinct ? "array_agg(distinct " : "array_agg(");
        Expression aggregated =
                argument instanceof Distinct distinct ? distinct.getExpression() : (Expression) argument;
        render(appender, aggregated, filter, translator);
        appender.append(')');
        if (withinGroup == null || withinGroup.isEmpty()) {
            return;
        }
        translator.getCurrentClauseStack().push(Clause.WITHIN_GROUP);
        String separator = " within group (order by ";
        for (SortSpecification sorting : withinGroup) {
            appender.append(separator);
            sorting.accept(translator);
            separator = ",";
        }
        appender.append(')');
        translator.getCurrentClauseStack().pop();
    }
}
