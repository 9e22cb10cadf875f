package org.tidewire.databend;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;

/**
 * Where the engine looks for a better order of joins, it takes the condition of an outer join for one of the whole query, unless
 * it is an equality of two columns or reads the joined table alone; where it is always false, the engine ends the connection (measured
 * on 1.2.895). A hint keeps the order of the query then.
 */
final class JoinOrder {
    static final String KEPT = "/*+ set_var(enable_dphyp=0) */ ";

    private JoinOrder() {}

    static boolean isToKeep(QuerySpec query) {
        return joins(query).stream().anyMatch(JoinOrder::isMistaken);
    }

    /** Does the query join more than two tables, at least one by an outer join? */
    static boolean hasOuterAmongSeveral(QuerySpec query) {
        return joins(query).stream().anyMatch(JoinOrder::isOuter);
    }

    /** The joins of a query of more than two tables. */
    private static List<TableGroupJoin> joins(QuerySpec query) {
        List<TableGroup> roots = query.getFromClause().getRoots();
        if (roots.isEmpty() || (roots.size() == 1 && !hasJoins(roots.get(0)))) {
            return List.of();
        }
        List<TableGroupJoin> joins = new ArrayList<>();
        int tables = 0;
        for (TableGroup root : roots) {
            tables += 1 + collect(root, joins);
        }
        return tables > 2 ? joins : List.of();
    }

    private static boolean hasJoins(TableGroup group) {
        return !group.getTableGroupJoins().isEmpty()
                || !group.getNestedTableGroupJoins().isEmpty();
    }

    /** Answers how many tables are joined. */
    private static int collect(TableGroup group, List<TableGroupJoin> joins) {
        int tables = group.isInitialized() ? group.getTableReferenceJoins().size() : 0;
        for (List<TableGroupJoin> some : List.of(group.getNestedTableGroupJoins(), group.getTableGroupJoins())) {
            for (TableGroupJoin join : some) {
                if (join.getJoinedGroup().isInitialized()) {
                    joins.add(join);
                    tables++;
                }
                tables += collect(join.getJoinedGroup(), joins);
            }
        }
        return tables;
    }

    static boolean isOuter(TableGroupJoin join) {
        return join.getJoinType() != SqlAstJoinType.INNER && join.getJoinType() != SqlAstJoinType.CROSS;
    }

    private static boolean isMistaken(TableGroupJoin join) {
        if (!isOuter(join) || join.getPredicate() == null) {
            return false;
        }
        return Conjuncts.of(join.getPredicate()).stream()
                .anyMatch(conjunct -> !isEqualityOfColumns(conjunct)
                        && !(join.getJoinType() == SqlAstJoinType.LEFT
                                && isOfJoinedTable(conjunct, join.getJoinedGroup())));
    }

    private static boolean isEqualityOfColumns(Predicate predicate) {
        return predicate instanceof ComparisonPredicate comparison
                && comparison.getOperator() == ComparisonOperator.EQUAL
                && comparison.getLeftHandExpression().getColumnReference() != null
                && comparison.getRightHandExpression().getColumnReference() != null;
    }

    private static boolean isOfJoinedTable(Predicate predicate, TableGroup joined) {
        if (predicate instanceof ComparisonPredicate comparison) {
            return isColumnOf(comparison.getLeftHandExpression(), joined)
                    && comparison.getRightHandExpression() instanceof Literal literal
                    && literal.getLiteralValue() != null;
        }
        if (predicate instanceof NullnessPredicate nullness) {
            return isColumnOf(nullness.getExpression(), joined);
        }
        // A restriction of the mapping or a filter, of which nothing is known but that it is of its table.
        return predicate instanceof SqlFragmentPredicate || predicate instanceof FilterPredicate;
    }

    private static boolean isColumnOf(Expression expression, TableGroup joined) {
        if (expression.getColumnReference() == null) {
            return false;
        }
        Set<String> tables = OuterColumns.tablesOf(joined);
        return tables.contains(expression.getColumnReference().getQualifier());
    }
}
