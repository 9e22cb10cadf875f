package org.tidewire.databend.internal.sql;

import java.util.List;
import java.util.Set;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.ComparedColumns;
import org.tidewire.databend.internal.query.Conjuncts;
import org.tidewire.databend.internal.query.ConstantCondition;
import org.tidewire.databend.internal.query.Subqueries;
import org.tidewire.databend.internal.query.TypedConstant;
import org.tidewire.databend.internal.query.WrappedExpression;
import org.tidewire.internal.query.OuterColumns;

/**
 * The conditions of a query's rows as the engine reads them: those that it drops are kept ({@link ConstantCondition}). Of
 * {@code not exists} it makes a join, as a full join is one; where such a join has another condition than its keys, the engine
 * cannot read one that it computes beforehand to a null (2606, measured on 1.2.895). It reads false, which is as good there.
 */
final class RowConditions {
    private RowConditions() {}

    /** @param refuted whether the query stands in {@code not exists} */
    static @Nullable Predicate of(QuerySpec query, List<Predicate> added, Correlation correlation, boolean refuted) {
        List<Predicate> conditions = Conjuncts.of(query.getWhereClauseRestrictions());
        List<Predicate> kept = ConstantCondition.kept(conditions, query, correlation);
        List<Predicate> more = ConstantCondition.kept(added, query, correlation);
        if (refuted) {
            kept = withoutNulls(kept, OuterColumns.tablesOf(query.getFromClause()));
        }
        return kept == conditions
                ? Conjuncts.and(query.getWhereClauseRestrictions(), more)
                : Conjuncts.and(Conjuncts.and(null, kept), more);
    }

    static TableGroupJoin of(TableGroupJoin join) {
        List<Predicate> conditions = Conjuncts.of(join.getPredicate());
        List<Predicate> read = join.getJoinType() == SqlAstJoinType.FULL
                ? withoutNulls(conditions, OuterColumns.tablesOf(join.getJoinedGroup()))
                : conditions;
        return read == conditions
                ? join
                : new TableGroupJoin(
                        join.getNavigablePath(), join.getJoinType(), join.getJoinedGroup(), Conjuncts.and(null, read));
    }

    private static List<Predicate> withoutNulls(List<Predicate> conditions, Set<String> tables) {
        boolean keysAlone =
                conditions.stream().allMatch(condition -> isOfRows(condition, tables) || isKey(condition, tables));
        return keysAlone || conditions.stream().noneMatch(RowConditions::mayBeNull)
                ? conditions
                : conditions.stream().map(RowConditions::falseForNull).toList();
    }

    private static boolean isOfRows(SqlAstNode node, Set<String> tables) {
        return OuterColumns.of(node).stream().allMatch(column -> tables.contains(column.getQualifier()));
    }

    private static boolean isKey(Predicate condition, Set<String> tables) {
        List<ComparedColumns.Pair> pairs = ComparedColumns.of(condition);
        return !pairs.isEmpty()
                && !TypedConstant.mayBeNull(condition)
                && pairs.stream()
                        .allMatch(pair -> pair.operator() == ComparisonOperator.EQUAL
                                && readsRows(pair.left(), tables) != readsRows(pair.right(), tables));
    }

    private static boolean readsRows(SqlAstNode node, Set<String> tables) {
        return OuterColumns.of(node).stream().anyMatch(column -> tables.contains(column.getQualifier()));
    }

    private static boolean mayBeNull(Predicate condition) {
        return TypedConstant.mayBeNull(condition) && !Subqueries.areIn(condition);
    }

    private static Predicate falseForNull(Predicate condition) {
        return mayBeNull(condition)
                ? new SelfRenderingPredicate(new WrappedExpression("coalesce(", condition, ",false)"))
                : condition;
    }
}
