package org.tidewire.cockroachdb.internal.sql;

import jakarta.persistence.criteria.Nulls;
import java.util.Collection;
import java.util.List;
import org.hibernate.LockOptions;
import org.hibernate.Locking;
import org.hibernate.Timeouts;
import org.hibernate.dialect.sql.ast.CockroachSqlAstTranslator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.SortDirection;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.predicate.InArrayPredicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcSelect;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.batch.KeyedOperation;
import org.tidewire.internal.query.DeletedCollections;
import org.tidewire.internal.query.LockedValues;
import org.tidewire.internal.query.SecondQuery;
import org.tidewire.internal.sql.ValueCasts;

/** Renders statements as Hibernate does for CockroachDB, but for what would be wrong. */
public final class CockroachDBSqlAstTranslator<T extends JdbcOperation> extends CockroachSqlAstTranslator<T> {
    private final CockroachDBLockingSupport locking;
    private final SecondQuery secondQuery;
    private boolean castsValue;
    private boolean scrolls;

    private CockroachDBSqlAstTranslator(
            SessionFactoryImplementor sessionFactory, Statement statement, CockroachDBLockingSupport locking) {
        super(sessionFactory, statement);
        this.locking = locking;
        secondQuery = new SecondQuery(statement);
    }

    @Override
    public T translate(@Nullable JdbcParameterBindings bindings, QueryOptions options) {
        scrolls = options.isScrollExecution();
        Statement statement = getStatement();
        return KeyedOperation.of(
                statement,
                super.translate(bindings, options),
                getSessionFactory().getSessionFactoryOptions().isCommentsEnabled());
    }

    @Override
    public void visitDeleteStatement(DeleteStatement delete) {
        DeletedCollections.refuse(delete, "CockroachDB");
        super.visitDeleteStatement(delete);
    }

    @Override
    @SuppressWarnings("removal") // LockOptions has no other name
    protected JdbcSelect translateSelect(SelectStatement select) {
        if (isLocking()) {
            if (!(select.getQueryPart() instanceof QuerySpec)) {
                throw new UnsupportedFeatureException(
                        "CockroachDB", "a row lock in a set operation", "lock by one query for each part");
            }
            applyTimeoutOfMode();
            LockedValues.add(select);
        }
        boolean skips = skips();
        JdbcSelect translated = super.translateSelect(select);
        if (skips) {
            SkippedEntity.watch(select, getParameterBinders());
        }
        return translated;
    }

    @SuppressWarnings("removal") // LockOptions has no other name
    private boolean isLocking() {
        return getLockOptions() != null && getLockOptions().getLockMode().isPessimistic();
    }

    @SuppressWarnings("removal") // LockOptions has no other name
    private boolean skips() {
        return isLocking() && getLockOptions().getTimeout().milliseconds() == Timeouts.SKIP_LOCKED_MILLI;
    }

    /** {@code find} with a mode of Hibernate's leaves its timeout out: the clause would lack {@code skip locked}. */
    @SuppressWarnings("removal") // LockOptions has no other name
    private void applyTimeoutOfMode() {
        switch (getLockOptions().getLockMode()) {
            case UPGRADE_NOWAIT -> getLockOptions().setTimeout(Timeouts.NO_WAIT);
            case UPGRADE_SKIPLOCKED -> getLockOptions().setTimeout(Timeouts.SKIP_LOCKED);
            default -> {}
        }
    }

    @Override
    @SuppressWarnings("removal") // LockOptions has no other name
    protected LockStrategy determineLockingStrategy(QuerySpec query, Locking.FollowOn followOn) {
        LockStrategy strategy = super.determineLockingStrategy(query, followOn);
        if (strategy == LockStrategy.NONE) {
            return strategy;
        }
        Collection<NavigablePath> locked = getLockingClauseStrategy().getPathsToLock();
        if (strategy == LockStrategy.CLAUSE && LockableRows.areRefused(query, locked)) {
            if (followOn == Locking.FollowOn.IGNORE) {
                return LockStrategy.NONE;
            }
            strategy = LockStrategy.FOLLOW_ON;
        }
        // The second call is for the actions around the query, which has been rendered.
        if (isLocking()) {
            if (skips()) {
                requireOneQuery(query, strategy, locked);
            } else if (strategy == LockStrategy.FOLLOW_ON
                    && (scrolls
                            || followOn == Locking.FollowOn.DISALLOW
                            || !secondQuery.locks(locked, query.getRootPathsForLocking()))) {
                throw LockableRows.refusal();
            }
        }
        return strategy;
    }

    /** A second query that locks would skip rows, and Hibernate would return them all. */
    @SuppressWarnings("removal") // the scope of a lock has no other name
    private void requireOneQuery(QuerySpec query, LockStrategy strategy, @Nullable Collection<NavigablePath> locked) {
        Collection<NavigablePath> named = locked == null ? List.of() : locked;
        // A page with a fetched collection has no names after 'of': rows of the collection would be skipped.
        if (strategy == LockStrategy.FOLLOW_ON
                || getLockOptions().getScope() != Locking.Scope.ROOT_ONLY
                || (named.isEmpty() && secondQuery.hasEntities())) {
            throw LockableRows.refusalToSkip();
        }
        query.getFromClause().visitTableGroups(group -> {
            if (named.isEmpty() || named.contains(group.getNavigablePath())) {
                group.getPrimaryTableReference().applyAffectedTableNames(locking::requireOneFamily);
                group.getTableReferenceJoins()
                        .forEach(join ->
                                join.getJoinedTableReference().applyAffectedTableNames(locking::requireOneFamily));
            }
        });
    }

    /**
     * By such a condition {@code findMultiple} loads entities. Unordered ones Hibernate asks for without the lock, and has them for
     * locked: the lock is known when the ids are bound.
     */
    @Override
    public void visitInArrayPredicate(InArrayPredicate predicate) {
        super.visitInArrayPredicate(predicate);
        if (!isLocking()) {
            getParameterBinders().replaceAll(binder -> (statement, position, bindings, context) -> {
                requireNoLock(context.getQueryOptions());
                binder.bindParameterValue(statement, position, bindings, context);
            });
        }
    }

    @SuppressWarnings("removal") // LockOptions has no other name
    private static void requireNoLock(QueryOptions options) {
        LockOptions lock = options.getLockOptions();
        if (lock != null && lock.getLockMode().isPessimistic()) {
            throw new UnsupportedFeatureException(
                    "CockroachDB",
                    "a row lock by findMultiple with OrderingMode.UNORDERED",
                    "leave the option out: ordered entities are locked");
        }
    }

    /** What the query says is always rendered: {@code null_ordered_last} changes what the server does by itself. */
    @Override
    protected void visitSortSpecification(Expression sorted, SortDirection order, Nulls nulls, boolean ignoreCase) {
        super.visitSortSpecification(sorted, order, nulls, ignoreCase);
        Nulls asked = nulls == null || nulls == Nulls.NONE
                ? getSessionFactory().getSessionFactoryOptions().getDefaultNullPrecedence()
                : nulls;
        String clause = asked == Nulls.FIRST ? " nulls first" : asked == Nulls.LAST ? " nulls last" : "";
        StringBuilder sql = getSqlBuffer();
        if (sql.lastIndexOf(clause) != sql.length() - clause.length()) {
            appendSql(clause);
        }
    }

    /** For the type of a value alone, whose size is not the value's: see {@link ValueCasts}. */
    @Override
    protected void renderCasted(Expression expression) {
        castsValue = true;
        super.renderCasted(expression);
        castsValue = false;
    }

    @Override
    public void visitCastTarget(CastTarget target) {
        if (castsValue) {
            appendSql(ValueCasts.unsizedType(target, getSessionFactory()));
        } else {
            super.visitCastTarget(target);
        }
    }

    /** Makes one for each statement. */
    public static final class Factory extends StandardSqlAstTranslatorFactory {
        private final CockroachDBLockingSupport locking;

        public Factory(CockroachDBLockingSupport locking) {
            this.locking = locking;
        }

        @Override
        protected <T extends JdbcOperation> SqlAstTranslator<T> buildTranslator(
                SessionFactoryImplementor sessionFactory, Statement statement) {
            return new CockroachDBSqlAstTranslator<>(sessionFactory, statement, locking);
        }
    }
}
