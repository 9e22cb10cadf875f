package org.tidewire.cockroachdb.internal.sql;

import org.hibernate.Locking;
import org.hibernate.Timeouts;
import org.hibernate.dialect.sql.ast.CockroachSqlAstTranslator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.batch.KeyedOperation;

/** Renders statements as Hibernate does for CockroachDB, but for what would be wrong. */
public final class CockroachDBSqlAstTranslator<T extends JdbcOperation> extends CockroachSqlAstTranslator<T> {
    private CockroachDBSqlAstTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
    }

    @Override
    public T translate(@Nullable JdbcParameterBindings bindings, QueryOptions options) {
        Statement statement = getStatement();
        return KeyedOperation.of(
                statement,
                super.translate(bindings, options),
                getSessionFactory().getSessionFactoryOptions().isCommentsEnabled());
    }

    /** A second query that locks would skip rows, and Hibernate would return them all. */
    @Override
    @SuppressWarnings("removal") // LockOptions has no other name
    protected LockStrategy determineLockingStrategy(QuerySpec query, Locking.FollowOn followOn) {
        LockStrategy strategy = super.determineLockingStrategy(query, followOn);
        if (strategy == LockStrategy.FOLLOW_ON
                && getLockOptions() != null
                && getEffectiveLockTimeout(getLockOptions().getLockMode()) == Timeouts.SKIP_LOCKED_MILLI) {
            throw new UnsupportedFeatureException(
                    "CockroachDB",
                    "'skip locked' in a query with outer joins, groups, aggregates or 'distinct'",
                    "select and lock the entity alone, and fetch what it refers to by a second query");
        }
        return strategy;
    }

    /** Makes one for each statement. */
    public static final class Factory extends StandardSqlAstTranslatorFactory {
        @Override
        protected <T extends JdbcOperation> SqlAstTranslator<T> buildTranslator(
                SessionFactoryImplementor sessionFactory, Statement statement) {
            return new CockroachDBSqlAstTranslator<>(sessionFactory, statement);
        }
    }
}
