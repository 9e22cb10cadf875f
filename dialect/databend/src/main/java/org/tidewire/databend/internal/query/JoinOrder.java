package org.tidewire.databend.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.OuterColumns;

/**
 * What the engine mistakes where it looks for a better plan of joins (measured on 1.2.895). The condition of an outer join it
 * takes for one of the whole query, unless it is an equality of a joined column and another or reads the joined table alone; where it is
 * always false, the engine ends the connection. Aggregates it computes before a join where that is cheaper: sums and counts beside
 * each other are wrong then, averages too, or a column is not found (1006). A hint has it join, and aggregate, as the query says.
 */
public final class JoinOrder {
    /**
     * With {@code enable_dphyp=0} alone the engine still exchanges joins, and takes the filter of one without equalities for that of a
     * cross join, which has none.
     */
    public static final String AS_WRITTEN = "set_var(disable_join_reorder=1) ";

    private static final String KEPT = "/*+ set_var(enable_cbo=0) " + AS_WRITTEN + "*/ ";
    private static final String AGGREGATED_LAST = "/*+ set_var(enable_cbo=0) */ ";

    private JoinOrder() {}

    /** The hint that the query needs, or an empty text. */
    public static String hint(QuerySpec query) {
        if (isWithoutJoins(query)) {
            boolean joinsSubquery = Subqueries.areIn(query.getSelectClause()) && Aggregates.areOf(query);
            return joinsSubquery ? AGGREGATED_LAST : "";
        }
        List<TableGroupJoin> joins = new ArrayList<>();
        int tables = collect(query, joins);
        if (tables > 2 && (joins.stream().anyMatch(JoinOrder::isMistaken) || isConstantBesideOuter(joins))) {
            return KEPT;
        }
        return tables > 1 && Aggregates.areOf(query) ? AGGREGATED_LAST : "";
    }

    public static boolean joins(QuerySpec query) {
        return !isWithoutJoins(query) && collect(query, new ArrayList<>()) > 1;
    }

    /** Does the query join a table, one of its own entities' too, by an outer join? */
    public static boolean hasOuter(QuerySpec query) {
        for (TableGroup root : query.getFromClause().getRoots()) {
            if (hasOuter(root)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOuter(TableGroup group) {
        return (group.isInitialized() && hasOuterTable(group))
                || hasOuter(group.getTableGroupJoins())
                || hasOuter(group.getNestedTableGroupJoins());
    }

    private static boolean hasOuterTable(TableGroup group) {
        for (TableReferenceJoin join : group.getTableReferenceJoins()) {
            if (join.getJoinType() != SqlAstJoinType.INNER) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOuter(List<TableGroupJoin> joins) {
        for (TableGroupJoin join : joins) {
            TableGroup joined = join.getJoinedGroup();
            if ((joined.isInitialized() && isOuter(join)) || hasOuter(joined)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithoutJoins(QuerySpec query) {
        List<TableGroup> roots = query.getFromClause().getRoots();
        return roots.isEmpty() || (roots.size() == 1 && !hasJoins(roots.get(0)));
    }

    private static boolean isOwn(TableGroup root) {
        return root.isInitialized() && !root.isVirtual();
    }

    private static int collect(QuerySpec query, List<TableGroupJoin> joins) {
        int tables = 0;
        for (TableGroup root : query.getFromClause().getRoots()) {
            tables += (isOwn(root) ? 1 : 0) + collect(root, joins);
        }
        return tables;
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

    public static boolean isOuter(TableGroupJoin join) {
        return join.getJoinType() != SqlAstJoinType.INNER && join.getJoinType() != SqlAstJoinType.CROSS;
    }

    private static boolean isConstantBesideOuter(List<TableGroupJoin> joins) {
        return joins.stream().anyMatch(JoinOrder::isOuter)
                && joins.stream()
                        .flatMap(join -> Conjuncts.of(join.getPredicate()).stream())
                        .anyMatch(conjunct -> conjunct instanceof ComparisonPredicate comparison
                                && ConstantExpression.is(comparison.getLeftHandExpression())
                                && ConstantExpression.is(comparison.getRightHandExpression()));
    }

    /** The conditions of a query, but for {@code having}. */
    public static List<Predicate> conditionsOf(QuerySpec query) {
        List<Predicate> conditions = Conjuncts.of(query.getWhereClauseRestrictions());
        if (!isWithoutJoins(query)) {
            List<TableGroupJoin> joins = new ArrayList<>();
            collect(query, joins);
            joins.forEach(join -> conditions.addAll(Conjuncts.of(join.getPredicate())));
        }
        return conditions;
    }

    /** Has it no columns, or does it compare with a null? */
    public static boolean isConstant(Predicate condition) {
        if (condition instanceof ComparisonPredicate comparison
                && (TypedConstant.isNull(comparison.getLeftHandExpression())
                        || TypedConstant.isNull(comparison.getRightHandExpression()))) {
            return true;
        }
        return !(condition instanceof SqlFragmentPredicate)
                && !(condition instanceof FilterPredicate)
                && !Subqueries.areIn(condition)
                && OuterColumns.of(condition).isEmpty();
    }

    private static boolean isMistaken(TableGroupJoin join) {
        if (!isOuter(join) || join.getPredicate() == null) {
            return false;
        }
        return Conjuncts.of(join.getPredicate()).stream()
                .anyMatch(conjunct -> !isEqualityOfColumns(conjunct, join.getJoinedGroup())
                        && !(join.getJoinType() == SqlAstJoinType.LEFT
                                && isOfJoinedTable(conjunct, join.getJoinedGroup())));
    }

    /** Of the joined table and another. */
    private static boolean isEqualityOfColumns(Predicate predicate, TableGroup joined) {
        if (!(predicate instanceof ComparisonPredicate comparison)
                || comparison.getOperator() != ComparisonOperator.EQUAL) {
            return false;
        }
        ColumnReference left = comparison.getLeftHandExpression().getColumnReference();
        ColumnReference right = comparison.getRightHandExpression().getColumnReference();
        return left != null
                && right != null
                && !Objects.equals(left.getQualifier(), right.getQualifier())
                && (isColumnOf(left, joined) || isColumnOf(right, joined));
    }

    private static boolean isOfJoinedTable(Predicate predicate, TableGroup joined) {
        if (predicate instanceof ComparisonPredicate comparison) {
            return isColumnOf(comparison.getLeftHandExpression(), joined)
                    && comparison.getRightHandExpression() instanceof Literal literal
                    && LiteralValue.of(literal) != null;
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
