package org.tidewire.tidb.internal.server;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.tidewire.spi.Advice;
import org.tidewire.spi.DatabaseSupport;
import org.tidewire.spi.JdbcUrl;
import org.tidewire.spi.PoolSettings;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.internal.connection.ReadOnlySessions;
import org.tidewire.tidb.internal.error.TiDBExplanation;

/** What the Spring Boot starter knows of TiDB. */
public final class TiDBSupport implements DatabaseSupport {
    private static final String COLLATION = "connectionCollation";

    /** By name or number, as HikariCP takes them. */
    private static final Set<String> MISSING_ISOLATION_LEVELS =
            Set.of("TRANSACTION_SERIALIZABLE", "8", "TRANSACTION_READ_UNCOMMITTED", "1");

    private static final int ERROR_WITHOUT_CODE = 1105;

    /** From docs/tidb.md. */
    private static final Map<String, String> DRIVER_PROPERTIES = Map.of(
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
            ReadOnlySessions.IS_SENT,
            "false",
            // TiDB's default collation of columns. Connector/J's own ignores case and accents.
            COLLATION,
            "utf8mb4_bin");

    /** Made by {@link java.util.ServiceLoader}. */
    public TiDBSupport() {}

    @Override
    public String name() {
        return "TiDB";
    }

    @Override
    public boolean isVersion(String version) {
        return TiDBVersion.isTiDB(version);
    }

    @Override
    public boolean mayBeBehind(String url) {
        return new JdbcUrl(url).isMySQL();
    }

    @Override
    public boolean isDialect(Dialect dialect) {
        return dialect instanceof TiDBDialect;
    }

    @Override
    public Advice otherDialect(Dialect dialect) {
        return new Advice(
                "The database is TiDB, and Hibernate uses " + dialect.getClass().getName()
                        + " for it, whose 'for update skip locked' takes no lock there and whose conflicts have no type.",
                "Take spring.jpa.database-platform, spring.jpa.database and hibernate.dialect out, so that TiDBDialect"
                        + " is found; or set tidewire.datasource.check-dialect=false.");
    }

    @Override
    public Map<String, String> recommendedDriverProperties(PoolSettings settings) {
        Map<String, String> missing = new HashMap<>(DRIVER_PROPERTIES);
        missing.keySet().removeIf(name -> settings.driverProperty(name) != null);
        if (settings.driverProperty("characterEncoding") != null) {
            missing.remove(COLLATION); // the collation has to fit the encoding
        }
        return missing;
    }

    /** Connections would fail, and Hibernate would say no more than that it has no dialect. */
    @Override
    public @Nullable Advice refusal(PoolSettings settings) {
        String isolation = settings.isolation();
        if (isolation != null && MISSING_ISOLATION_LEVELS.contains(isolation)) {
            return new Advice(
                    "TiDB does not support the isolation level " + isolation + ", which the pool is set to.",
                    "Take spring.datasource.hikari.transaction-isolation out, and lock what must not change with"
                            + " LockModeType.PESSIMISTIC_WRITE.");
        }
        if (settings.readOnly() && "true".equals(settings.driverProperty(ReadOnlySessions.IS_SENT))) {
            return new Advice(
                    "TiDB does not support read-only connections, which the pool is set to.",
                    "Set " + ReadOnlySessions.IS_SENT + "=false, so that the driver keeps it to itself, or take"
                            + " spring.datasource.hikari.read-only out.");
        }
        return null;
    }

    /** HikariCP closes a connection after 1105, the code of all errors that have none; many leave a transaction open. */
    @Override
    public boolean connectionSurvives(SQLException error) {
        return error.getErrorCode() == ERROR_WITHOUT_CODE;
    }

    @Override
    public @Nullable Advice explanation(SQLException error) {
        TiDBExplanation explanation = TiDBExplanation.of(error);
        return explanation == null ? null : explanation.advice(error);
    }
}
