package org.tidewire.cratedb.internal.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.OuterColumns;

/**
 * The equations of a query that the server would join two tables by. It takes those of 'where' and 'having' for a part of the last
 * inner join, and compares the hash of all columns of its left side with that of all columns of its right side. So it finds no row by
 * an equation whose tables are on one side of the join (measured on 6.4.4).
 */
final class HashJoins {
    private final QuerySpec query;
    private final List<TableGroup> roots;
    private final Set<String> tables = new HashSet<>();

    HashJoins(QuerySpec query) {
        this.query = query;
        roots = query.getFromClause().getRoots();
        roots.forEach(root -> tables.addAll(tablesOf(root)));
    }

    /** The equations, out of all conditions of the query, whose tables are on one side of their join. Of two tables there are none. */
    List<Predicate> misplaced() {
        List<Predicate> found = new ArrayList<>();
        if (tables.size() > 2) {
            Set<String> last = roots.size() > 1 && roots.stream().noneMatch(TableGroup::isVirtual)
                    ? tablesOf(roots.get(roots.size() - 1))
                    : Set.of();
            addMisplaced(query.getWhereClauseRestrictions(), last, found);
            addMisplaced(query.getHavingClauseRestrictions(), last, found);
            query.getFromClause()
                    .visitTableGroups(group -> joinsOf(group)
                            .forEach(join -> addMisplaced(join.getPredicate(), joinedTablesOf(join), found)));
        }
        return found;
    }

    /** The equations of 'where' that join a root to those before it; for the last one the server finds them by itself. */
    List<ComparisonPredicate> joining(TableGroup root) {
        int position = roots.indexOf(root);
        if (position < 1 || position == roots.size() - 1) {
            return List.of();
        }
        Set<String> own = tablesOf(root);
        Set<String> before = new HashSet<>();
        roots.subList(0, position).forEach(earlier -> before.addAll(tablesOf(earlier)));
        return conjuncts(query.getWhereClauseRestrictions())
                .filter(ComparisonPredicate.class::isInstance)
                .map(ComparisonPredicate.class::cast)
                .filter(condition -> condition.getOperator() == ComparisonOperator.EQUAL)
                .filter(condition -> areColumnsOf(own, before, condition) || areColumnsOf(before, own, condition))
                .toList();
    }

    private static boolean areColumnsOf(Set<String> left, Set<String> right, ComparisonPredicate condition) {
        return isColumnOf(left, condition.getLeftHandExpression())
                && isColumnOf(right, condition.getRightHandExpression());
    }

    private static boolean isColumnOf(Set<String> tables, Expression expression) {
        return expression.getColumnReference() != null
                && tables.contains(expression.getColumnReference().getQualifier());
    }

    private static Stream<Predicate> conjuncts(@Nullable Predicate condition) {
        return condition instanceof Junction junction && junction.getNature() == Junction.Nature.CONJUNCTION
                ? junction.getPredicates().stream().flatMap(HashJoins::conjuncts)
                : Stream.ofNullable(condition);
    }

    private void addMisplaced(@Nullable Predicate condition, Set<String> right, List<Predicate> found) {
        List<Predicate> parts = new ArrayList<>();
        ConditionTranslator.addConditions(condition, parts);
        parts.stream()
                .filter(part -> part instanceof ComparisonPredicate comparison
                        && comparison.getOperator() == ComparisonOperator.EQUAL
                        && isMisplaced(comparison.getLeftHandExpression(), comparison.getRightHandExpression(), right))
                .forEach(found::add);
    }

    private boolean isMisplaced(Expression left, Expression right, Set<String> rightTables) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(left);
        SqlTuple other = SqlTupleContainer.getSqlTuple(right);
        if (row != null && other != null) {
            for (int i = 0; i < row.getExpressions().size(); i++) {
                if (isMisplaced(
                        row.getExpressions().get(i), other.getExpressions().get(i), rightTables)) {
                    return true;
                }
            }
            return false;
        }
        Set<String> read = readBy(left);
        Set<String> compared = readBy(right);
        return read.size() == 1
                && compared.size() == 1
                && !read.equals(compared)
                && rightTables.containsAll(read) == rightTables.containsAll(compared);
    }

    private Set<String> readBy(Expression expression) {
        Set<String> read = new HashSet<>(OuterColumns.tablesReadBy(expression));
        read.retainAll(tables);
        return read;
    }

    /** With all that is joined to it. */
    private static Set<String> tablesOf(TableGroup group) {
        Set<String> found = ownTablesOf(group);
        joinsOf(group).forEach(join -> found.addAll(tablesOf(join.getJoinedGroup())));
        return found;
    }

    /** Those between the word 'join' and the condition: in parentheses, if they are several. */
    private static Set<String> joinedTablesOf(TableGroupJoin join) {
        TableGroup group = join.getJoinedGroup();
        Set<String> found = ownTablesOf(group);
        group.getNestedTableGroupJoins().forEach(nested -> found.addAll(joinedTablesOf(nested)));
        return found;
    }

    private static Set<String> ownTablesOf(TableGroup group) {
        Set<String> found = new HashSet<>();
        if (group.isInitialized() && !group.isVirtual()) {
            add(group.getPrimaryTableReference(), found);
            group.getTableReferenceJoins().forEach(join -> add(join.getJoinedTableReference(), found));
        }
        return found;
    }

    private static void add(TableReference table, Set<String> found) {
        if (table.getIdentificationVariable() != null) {
            found.add(table.getIdentificationVariable());
        }
    }

    private static Stream<TableGroupJoin> joinsOf(TableGroup group) {
        return Stream.concat(group.getTableGroupJoins().stream(), group.getNestedTableGroupJoins().stream());
    }
}
