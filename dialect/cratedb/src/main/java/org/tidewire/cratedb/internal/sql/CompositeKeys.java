package org.tidewire.cratedb.internal.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ModelPartContainer;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.OuterColumns;

/**
 * The server looks up a row by the columns of a key, and of a key of several columns it fails where one of the values is null:
 * "A primary key value must not be NULL". So it must not see that a value is compared with such a column, unless it is given.
 */
final class CompositeKeys {
    /** By the alias of their table. */
    private final Map<String, Integer> comparisons = new HashMap<>();

    private final Set<String> tables;

    private CompositeKeys(Set<String> tables) {
        this.tables = tables;
    }

    /** The equations and lists, out of the conditions of a query on these tables, that would be taken for a lookup of a row. */
    static Stream<Predicate> comparedIn(FromClause from, Collection<Predicate> conditions, Set<String> tables) {
        CompositeKeys keys = new CompositeKeys(tables);
        from.getRoots().forEach(keys::addTable);
        conditions.forEach(condition -> columns(condition)
                .forEach(column -> keys.comparisons.computeIfPresent(column.getQualifier(), (alias, n) -> n + 1)));
        return conditions.stream().filter(keys::mayBeNull);
    }

    private void addTable(TableGroup group) {
        // A function of a collection reads its table, which is no part of the model.
        @Nullable ModelPartContainer part = group.getModelPart();
        boolean isComposite = part == null
                || part instanceof PluralAttributeMapping
                || (part.getPartMappingType() instanceof EntityMappingType entity
                        && entity.getIdentifierMapping().getJdbcTypeCount() > 1);
        if (isComposite) {
            comparisons.put(group.getPrimaryTableReference().getIdentificationVariable(), 0);
        }
        Stream.concat(group.getTableGroupJoins().stream(), group.getNestedTableGroupJoins().stream())
                .map(TableGroupJoin::getJoinedGroup)
                .filter(TableGroup::isInitialized)
                .forEach(this::addTable);
    }

    private boolean mayBeNull(Predicate condition) {
        return columns(condition).anyMatch(column -> comparisons.getOrDefault(column.getQualifier(), 0) > 1)
                && sides(condition).anyMatch(this::mayBeNull);
    }

    /** Known before a row of these tables is read, and no value that was given. */
    private boolean mayBeNull(Expression side) {
        return !KeyLookup.isGiven(side)
                && OuterColumns.tablesReadBy(side).stream().noneMatch(tables::contains);
    }

    private static Stream<ColumnReference> columns(Predicate condition) {
        return sides(condition)
                .map(Expression::getColumnReference)
                .filter(column -> column != null && column.getQualifier() != null);
    }

    private static Stream<Expression> sides(Predicate condition) {
        if (condition instanceof InListPredicate in && !in.isNegated()) {
            return Stream.concat(Stream.of(in.getTestExpression()), in.getListExpressions().stream());
        }
        return condition instanceof ComparisonPredicate comparison
                        && comparison.getOperator() == ComparisonOperator.EQUAL
                ? Stream.of(comparison.getLeftHandExpression(), comparison.getRightHandExpression())
                        .flatMap(CompositeKeys::parts)
                : Stream.empty();
    }

    /** An embedded id is compared as a row. */
    private static Stream<? extends Expression> parts(Expression expression) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(expression);
        return row == null ? Stream.of(expression) : row.getExpressions().stream();
    }
}
