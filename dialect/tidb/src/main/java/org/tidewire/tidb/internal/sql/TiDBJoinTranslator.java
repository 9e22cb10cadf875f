package org.tidewire.tidb.internal.sql;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.AbstractUpdateOrDeleteStatement;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.internal.query.ComparedColumns;
import org.tidewire.tidb.internal.query.Conjunction;
import org.tidewire.tidb.internal.query.FullJoins;
import org.tidewire.tidb.internal.query.JoinCondition;
import org.tidewire.tidb.internal.query.SetOperationFinder;
import org.tidewire.tidb.internal.query.SoleDerivedTable;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** Writes the conditions of joins, where TiDB takes and keeps them. */
abstract class TiDBJoinTranslator<T extends JdbcOperation> extends TiDBTextTranslator<T> {
    private int outerJoinDepth;

    /** Alternatives in {@code where} that another condition is added to. */
    private @Nullable Set<Junction> extended;

    TiDBJoinTranslator(SessionFactoryImplementor sessionFactory, Statement statement, TiDBDialect dialect) {
        super(sessionFactory, statement, dialect);
    }

    @Override
    protected @Nullable Predicate determineLateralEmulationPredicate(TableGroup tableGroup) {
        // Hibernate's emulation puts a subquery into the join's condition, which TiDB does not take.
        if (tableGroup.getPrimaryTableReference() instanceof QueryPartTableReference) {
            throw TiDBRefusal.LATERAL.exception();
        }
        return super.determineLateralEmulationPredicate(tableGroup);
    }

    @Override
    protected void renderJoinedTableGroup(
            TableGroupJoin join, @Nullable Predicate predicate, @Nullable List<TableGroupJoin> collector) {
        boolean outer = join.getJoinType() != SqlAstJoinType.INNER && join.getJoinType() != SqlAstJoinType.CROSS;
        JoinCondition condition = JoinCondition.of(predicate);
        Predicate rendered = predicate;
        Predicate unsupported = condition.unsupported();
        if (unsupported != null) {
            if (!outer && outerJoinDepth == 0 && canMoveToWhere()) {
                // The rows of an inner join are the same, whether its condition stands in "on" or in "where".
                addToWhere(unsupported);
                rendered = condition.supported();
            } else {
                throw (condition.hasSubqueryOfTheQuery()
                                ? TiDBRefusal.SUBQUERY_IN_OUTER_JOIN
                                : TiDBRefusal.MAPPED_SUBQUERY_IN_OUTER_JOIN)
                        .exception();
            }
        }
        Predicate notNull = rendered == null ? null : ComparedColumns.areNotNull(rendered, from(), join);
        outerJoinDepth += outer ? 1 : 0;
        super.renderJoinedTableGroup(join, Conjunction.of(rendered, notNull), collector);
        outerJoinDepth -= outer ? 1 : 0;
    }

    @Override
    protected void renderFromClauseSpaces(FromClause from) {
        super.renderFromClauseSpaces(from);
        if (getCurrentQueryPart() instanceof QuerySpec query && SoleDerivedTable.isIn(query)) {
            appendSql(",(select 1) one_");
        }
        if (getCurrentQueryPart() == null) {
            Predicate notNull = ComparedColumns.areNotNull(where(), from, null);
            if (notNull != null) {
                addToWhere(notNull);
            }
        }
    }

    /** Hibernate writes no parentheses around alternatives that it adds, nor around those that it adds to. */
    private void addToWhere(Predicate condition) {
        if (SetOperationFinder.isIn(where()) || SetOperationFinder.isIn(condition)) {
            // Hibernate takes the added condition for one of the set operation, and fails.
            throw TiDBRefusal.SUBQUERY_IN_JOIN_BESIDE_UNION.exception();
        }
        Junction conjunction = new Junction(Junction.Nature.CONJUNCTION);
        conjunction.add(condition);
        addAdditionalWherePredicate(conjunction);
        if (where() instanceof Junction where && where.getNature() == Junction.Nature.DISJUNCTION) {
            if (extended == null) {
                extended = Collections.newSetFromMap(new IdentityHashMap<>());
            }
            extended.add(where);
        }
    }

    @Override
    public void visitJunction(Junction junction) {
        boolean isExtended = extended != null && extended.contains(junction);
        appendSql(isExtended ? "(" : "");
        super.visitJunction(junction);
        appendSql(isExtended ? ")" : "");
    }

    private @Nullable Predicate where() {
        return getCurrentQueryPart() instanceof QuerySpec query
                ? query.getWhereClauseRestrictions()
                : getCurrentDmlStatement() instanceof AbstractUpdateOrDeleteStatement mutation
                        ? mutation.getRestriction()
                        : null;
    }

    private FromClause from() {
        return getCurrentQueryPart() instanceof QuerySpec query
                ? query.getFromClause()
                : ((AbstractUpdateOrDeleteStatement) getCurrentDmlStatement()).getFromClause();
    }

    private boolean canMoveToWhere() {
        return getCurrentQueryPart() instanceof QuerySpec querySpec
                ? !FullJoins.isRightOrFullIn(querySpec)
                : getCurrentDmlStatement() instanceof AbstractUpdateOrDeleteStatement mutation
                        && !FullJoins.isRightOrFullIn(mutation.getFromClause());
    }
}
