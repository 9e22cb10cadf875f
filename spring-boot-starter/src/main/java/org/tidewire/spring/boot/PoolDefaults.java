package org.tidewire.spring.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/** Gives a HikariCP pool, before it starts, the JDBC parameters that docs/tidb.md recommends and nobody has set. */
final class PoolDefaults implements BeanPostProcessor, Ordered {
    private static final String READ_ONLY_IS_SENT = "readOnlyPropagatesToServer";

    private static final String COLLATION = "connectionCollation";

    static final Map<String, String> FOR_TIDB = Map.of(
            "rewriteBatchedStatements",
            "true",
            "useServerPrepStmts",
            "true",
            "cachePrepStmts",
            "true",
            "prepStmtCacheSize",
            "1000",
            "prepStmtCacheSqlLimit",
            "10000",
            // TiDB refuses what Spring's read-only transactions would send.
            READ_ONLY_IS_SENT,
            "false",
            // What columns have by TiDB's default. The driver's own ignores case and accents.
            COLLATION,
            "utf8mb4_bin");

    private static final String MYSQL = "jdbc:mysql:";
    /** By name or number, as HikariCP takes them. */
    private static final Set<String> NOT_IN_TIDB =
            Set.of("TRANSACTION_SERIALIZABLE", "8", "TRANSACTION_READ_UNCOMMITTED", "1");

    private final Supplier<DataSourceProperties> properties;
    private final AtomicBoolean tidbSeen = new AtomicBoolean();

    PoolDefaults(Supplier<DataSourceProperties> properties) {
        this.properties = properties;
    }

    /** After the properties of {@code spring.datasource.hikari} are bound: what they set stays. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith(MYSQL)) {
            apply(pool);
        }
        return bean;
    }

    private void apply(HikariDataSource pool) {
        Server server = switch (properties.get().defaults()) {
            case AUTO -> Server.behind(pool);
            case TIDB -> Server.TIDB;
            case NONE -> Server.OTHER;
        };
        if (server == Server.DATABEND) {
            throw new MisconfigurationException(
                    "The data source reaches Databend by a URL that begins with jdbc:mysql:. MySQL's driver alone is not"
                            + " honest there: a rollback would undo nothing, and updates would count no rows.",
                    "Let spring.datasource.url begin with jdbc:databend+mysql: instead.");
        }
        if (server == Server.TIDB) {
            tidbSeen.set(true);
            refuseUnknownIsolation(pool);
            refuseReadOnly(pool);
            FOR_TIDB.forEach((parameter, value) -> {
                if (!isSet(pool, parameter)) {
                    pool.addDataSourceProperty(parameter, value);
                }
            });
        }
    }

    /** Connections would fail, and Hibernate would say no more than that it has no dialect. */
    private static void refuseUnknownIsolation(HikariDataSource pool) {
        String isolation = pool.getTransactionIsolation();
        if (isolation != null && NOT_IN_TIDB.contains(isolation)) {
            throw new MisconfigurationException(
                    "TiDB does not support the isolation level " + isolation + ", which the pool is set to.",
                    "Take spring.datasource.hikari.transaction-isolation out, and lock what must not change with"
                            + " LockModeType.PESSIMISTIC_WRITE.");
        }
    }

    private static void refuseReadOnly(HikariDataSource pool) {
        boolean sent = "true".equals(pool.getDataSourceProperties().get(READ_ONLY_IS_SENT))
                || pool.getJdbcUrl().contains(READ_ONLY_IS_SENT + "=true");
        if (pool.isReadOnly() && sent) {
            throw new MisconfigurationException(
                    "TiDB does not support read-only connections, which the pool is set to.",
                    "Set " + READ_ONLY_IS_SENT + "=false, so that the driver keeps it to itself, or take"
                            + " spring.datasource.hikari.read-only out.");
        }
    }

    private static boolean isSet(HikariDataSource pool, String parameter) {
        if (parameter.equals(COLLATION) && isSet(pool, "characterEncoding")) {
            return true; // the collation has to fit it
        }
        return pool.getDataSourceProperties().containsKey(parameter)
                || pool.getJdbcUrl().contains("?" + parameter + "=")
                || pool.getJdbcUrl().contains("&" + parameter + "=");
    }

    /** Whether one of the pools is for TiDB. */
    boolean hasSeenTiDB() {
        return tidbSeen.get();
    }
}
