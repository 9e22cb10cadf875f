package org.tidewire.internal.query;

import java.util.List;
import java.util.Set;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate groups by all columns of an entity that is read from, as in {@code select i.owner.id .. group by i.owner}, and does not join
 * the tables of its subclasses. Their columns depend on the id, which stays.
 */
public final class UnjoinedKeys {
    private UnjoinedKeys() {}

    /** Of what the query groups and sorts by. */
    public static void leaveOut(QuerySpec query) {
        if (query.getGroupByClauseExpressions().isEmpty()) {
            return;
        }
        Set<String> joined = OuterColumns.tablesOf(query.getFromClause());
        query.setGroupByClauseExpressions(query.getGroupByClauseExpressions().stream()
                .map(key -> joined(key, joined))
                .toList());
        if (query.getSortSpecifications() != null) {
            query.getSortSpecifications().replaceAll(sorting -> joined(sorting, joined));
        }
    }

    private static SortSpecification joined(SortSpecification sorting, Set<String> joined) {
        Expression key = joined(sorting.getSortExpression(), joined);
        return key == sorting.getSortExpression()
                ? sorting
                : new SortSpecification(
                        key, sorting.getSortOrder(), sorting.getNullPrecedence(), sorting.isIgnoreCase());
    }

    private static Expression joined(Expression key, Set<String> joined) {
        SqlTuple entity = SqlTupleContainer.getSqlTuple(key);
        // The id is first; that of an entity of an outer query is not joined.
        if (entity == null
                || !(entity.getExpressionType() instanceof EntityMappingType)
                || !isJoined(entity.getExpressions().get(0).getColumnReference(), joined)) {
            return key;
        }
        List<? extends Expression> columns = entity.getExpressions().stream()
                .filter(column -> isJoined(column.getColumnReference(), joined))
                .toList();
        return columns.size() == entity.getExpressions().size()
                ? key
                : new SqlTuple(columns, entity.getExpressionType());
    }

    private static boolean isJoined(@Nullable ColumnReference column, Set<String> joined) {
        return column == null || column.getQualifier() == null || joined.contains(column.getQualifier());
    }
}
