package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.dialect.function.json.MySQLJsonArrayAggFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JsonNullBehavior;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.sql.WholeGroups;

/**
 * {@code json_arrayagg} by {@code group_concat}, since TiDB's own neither sorts nor leaves nulls out. Hibernate's rendering
 * of a {@code filter} for MySQL has a parenthesis too many.
 */
final class TiDBJsonArrayAggFunction extends MySQLJsonArrayAggFunction {
    TiDBJsonArrayAggFunction(TypeConfiguration types) {
        super(types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            List<SortSpecification> withinGroup,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        WholeGroups.require(translator);
        super.render(appender, FilteredExpression.first(arguments, filter), null, withinGroup, returnType, translator);
    }

    /** A row that the filter leaves out has no element at all, also where nulls have one. */
    @Override
    protected void renderArgument(
            SqlAppender appender, Expression argument, JsonNullBehavior nulls, SqlAstTranslator<?> translator) {
        if (argument instanceof FilteredExpression filtered) {
            filtered.render(
                    appender,
                    translator,
                    () -> super.renderArgument(appender, filtered.expression(), nulls, translator));
        } else {
            super.renderArgument(appender, argument, nulls, translator);
        }
    }
}
