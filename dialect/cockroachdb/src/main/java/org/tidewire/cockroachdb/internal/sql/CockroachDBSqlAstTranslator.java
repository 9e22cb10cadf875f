package org.tidewire.cockroachdb.internal.sql;

import java.util.Collection;
import org.hibernate.Locking;
import org.hibernate.Timeouts;
import org.hibernate.dialect.sql.ast.CockroachSqlAstTranslator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.batch.KeyedOperation;
import org.tidewire.internal.query.DeletedCollections;
import org.tidewire.internal.sql.ValueCasts;

/** Renders statements as Hibernate does for CockroachDB, but for what would be wrong. */
public final class CockroachDBSqlAstTranslator<T extends JdbcOperation> extends CockroachSqlAstTranslator<T> {
    private final CockroachDBLockingSupport locking;
    private boolean castsValue;

    private CockroachDBSqlAstTranslator(
            SessionFactoryImplementor sessionFactory, Statement statement, CockroachDBLockingSupport locking) {
        super(sessionFactory, statement);
        this.locking = locking;
    }

    @Override
    public T translate(@Nullable JdbcParameterBindings bindings, QueryOptions options) {
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

    /** A second query that locks would skip rows, and Hibernate would return them all. */
    @Override
    @SuppressWarnings("removal") // LockOptions has no other name
    protected LockStrategy determineLockingStrategy(QuerySpec query, Locking.FollowOn followOn) {
        LockStrategy strategy = super.determineLockingStrategy(query, followOn);
        if (getLockOptions() == null
                || getEffectiveLockTimeout(getLockOptions().getLockMode()) != Timeouts.SKIP_LOCKED_MILLI) {
            return strategy;
        }
        if (strategy == LockStrategy.FOLLOW_ON) {
            throw new UnsupportedFeatureException(
                    "CockroachDB",
                    "'skip locked' in a query with outer joins, groups, aggregates or 'distinct'",
                    "select and lock the entity alone, and fetch what it refers to by a second query");
        }
        // None is named where the query selects values: then rows of all tables are locked.
        Collection<NavigablePath> locked = getLockingClauseStrategy().getPathsToLock();
        query.getFromClause().visitTableGroups(group -> {
            if (locked.isEmpty() || locked.contains(group.getNavigablePath())) {
                group.getPrimaryTableReference().applyAffectedTableNames(locking::requireOneFamily);
                group.getTableReferenceJoins()
                        .forEach(join ->
                                join.getJoinedTableReference().applyAffectedTableNames(locking::requireOneFamily));
            }
        });
        return strategy;
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
