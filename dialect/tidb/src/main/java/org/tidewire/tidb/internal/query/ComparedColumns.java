package org.tidewire.tidb.internal.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.NegatedPredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.OuterColumns;

/**
 * The columns of outer joined tables that a condition sets equal to an expression of other columns, as {@code p.x = b.y + 1}. TiDB
 * 8.5.4 can lose that condition, once the tables are analyzed, where it changes the order of outer joins
 * ({@code tidb_enable_outer_join_reorder}). Columns of one type are safe: TiDB sees that they reject nulls, and takes the outer
 * join for an inner one. So it does beside {@code p.x is not null}, which the condition implies.
 */
public final class ComparedColumns {
    private ComparedColumns() {}

    /** Adds to {@code where} what keeps it, and what keeps conditions on keys in {@code having}, which TiDB moves to the joins. */
    public static void keepIn(QuerySpec query) {
        FromClause from = query.getFromClause();
        Predicate notNull = areNotNull(query.getWhereClauseRestrictions(), from, null);
        if (notNull != null) {
            query.applyPredicate(notNull);
        }
        if (query.getHavingClauseRestrictions() != null) {
            GroupedKeys keys = new GroupedKeys(query, null);
            Set<ColumnReference> compared =
                    new LinkedHashSet<>(rejectingNull(query.getHavingClauseRestrictions(), false));
            compared.removeIf(column -> !keys.isKey(column));
            Predicate keysNotNull = notNull(compared, query.getWhereClauseRestrictions(), from, null);
            if (keysNotNull != null) {
                query.applyPredicate(keysNotNull);
            }
        }
    }

    /** What to add to the condition of {@code join}, or to {@code where} if it is null. */
    public static @Nullable Predicate areNotNull(
            @Nullable Predicate condition, FromClause from, @Nullable TableGroupJoin join) {
        return condition == null ? null : notNull(rejectingNull(condition, false), condition, from, join);
    }

    private static @Nullable Predicate notNull(
            Set<ColumnReference> compared,
            @Nullable Predicate condition,
            FromClause from,
            @Nullable TableGroupJoin join) {
        if (compared.isEmpty()) {
            return null;
        }
        Set<String> nullable = OuterJoinedTables.in(from, join);
        Predicate added = null;
        for (ColumnReference column : compared) {
            if (nullable.contains(column.getQualifier()) && !saysNotNull(condition, column)) {
                added = Conjunction.of(added, new NullnessPredicate(column, true));
            }
        }
        return added;
    }

    private static boolean saysNotNull(@Nullable Predicate condition, ColumnReference column) {
        if (condition instanceof GroupedPredicate grouped) {
            return saysNotNull(grouped.getSubPredicate(), column);
        }
        if (condition instanceof Junction junction) {
            return junction.getNature() == Junction.Nature.CONJUNCTION
                    && junction.getPredicates().stream().anyMatch(predicate -> saysNotNull(predicate, column));
        }
        return condition instanceof NullnessPredicate nullness
                && nullness.isNegated()
                && column.equals(nullness.getExpression().getColumnReference());
    }

    private static Set<ColumnReference> rejectingNull(Predicate condition, boolean negated) {
        if (condition instanceof GroupedPredicate grouped) {
            return rejectingNull(grouped.getSubPredicate(), negated);
        }
        if (condition instanceof NegatedPredicate negation) {
            return rejectingNull(negation.getPredicate(), !negated);
        }
        if (condition instanceof Junction junction) {
            boolean all = (junction.getNature() == Junction.Nature.CONJUNCTION) != negated;
            return of(junction.getPredicates(), all, predicate -> rejectingNull(predicate, negated));
        }
        if (condition instanceof ComparisonPredicate comparison
                && comparison.getOperator() == (negated ? ComparisonOperator.NOT_EQUAL : ComparisonOperator.EQUAL)) {
            return ofEqual(comparison.getLeftHandExpression(), comparison.getRightHandExpression());
        }
        if (condition instanceof InListPredicate in && in.isNegated() == negated) {
            return of(in.getListExpressions(), false, value -> ofEqual(in.getTestExpression(), value));
        }
        return Set.of();
    }

    /** TiDB also takes a condition out of alternatives that all have it. */
    private static <T> Set<ColumnReference> of(List<T> parts, boolean all, Function<T, Set<ColumnReference>> columns) {
        Set<ColumnReference> found = null;
        for (T part : parts) {
            Set<ColumnReference> ofPart = columns.apply(part);
            if (found == null || found.isEmpty()) {
                found = all || found == null ? ofPart : found;
            } else if (all) {
                found = new LinkedHashSet<>(found);
                found.addAll(ofPart);
            } else {
                found = new LinkedHashSet<>(found);
                found.retainAll(ofPart);
            }
        }
        return found == null ? Set.of() : found;
    }

    private static Set<ColumnReference> ofEqual(Expression left, Expression right) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(left);
        SqlTuple other = SqlTupleContainer.getSqlTuple(right);
        if (row == null || other == null) {
            return ofValues(left, right);
        }
        Set<ColumnReference> found = new LinkedHashSet<>();
        for (int i = 0; i < row.getExpressions().size(); i++) {
            found.addAll(
                    ofEqual(row.getExpressions().get(i), other.getExpressions().get(i)));
        }
        return found;
    }

    private static Set<ColumnReference> ofValues(Expression left, Expression right) {
        ColumnReference one = column(left);
        ColumnReference other = column(right);
        if (one != null && other != null) {
            return family(one) == family(other) ? Set.of() : new LinkedHashSet<>(List.of(one, other));
        }
        if (one != null && isComputed(right)) {
            return Set.of(one);
        }
        return other != null && isComputed(left) ? Set.of(other) : Set.of();
    }

    /** Null for a formula, and for an attribute of a document. */
    private static @Nullable ColumnReference column(Expression expression) {
        ColumnReference column = expression.getColumnReference();
        return column == null || column.getQualifier() == null || GroupedKeys.isComputed(column) ? null : column;
    }

    /** A null is equal to {@code all} of no rows. */
    private static boolean isComputed(Expression expression) {
        return !(expression instanceof Every)
                && !(expression instanceof Any)
                && !(expression instanceof Literal)
                && !(expression instanceof UnparsedNumericLiteral)
                && !(expression instanceof JdbcParameter)
                && !OuterColumns.tablesReadBy(expression).isEmpty();
    }

    /** TiDB casts a column that it compares with one of another family. */
    private static int family(ColumnReference column) {
        int type = column.getJdbcMapping().getJdbcType().getDefaultSqlTypeCode();
        return switch (type) {
            case SqlTypes.TINYINT, SqlTypes.SMALLINT, SqlTypes.INTEGER -> SqlTypes.BIGINT;
            case SqlTypes.FLOAT, SqlTypes.REAL -> SqlTypes.DOUBLE;
            case SqlTypes.DECIMAL -> SqlTypes.NUMERIC;
            case SqlTypes.CHAR -> SqlTypes.VARCHAR;
            default -> type;
        };
    }
}
