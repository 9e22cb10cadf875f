package org.tidewire.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;
import org.tidewire.testkit.engine.DatabendEngines;
import org.tidewire.testkit.engine.EngineSource;
import org.tidewire.testkit.engine.TiDBEngines;
import org.tidewire.testkit.server.EmbeddedDatabendEngine;
import org.tidewire.testkit.server.EmbeddedServer;

/**
 * The measured server: the one that a system property names, or an embedded one, which is started once per JVM and ends with
 * it.
 */
record Engine(String url, String user, String password, boolean standIn) {
    static {
        // Hikari validates a connection that was idle for 500 ms. That would be counted as a statement.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "3600000");
    }

    /** The parameters that docs/tidb.md recommends. */
    private static final String PARAMETERS = "createDatabaseIfNotExist=true&rewriteBatchedStatements=true"
            + "&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=1000&prepStmtCacheSqlLimit=10000"
            + "&readOnlyPropagatesToServer=false&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";

    private static @Nullable Engine tidb;
    private static @Nullable Engine databend;

    /** TiDB of {@code -Dtidewire.tidb.url}, or MariaDB as its stand-in. */
    @SuppressWarnings("resource") // ends with the JVM
    static synchronized Engine tidb() {
        if (tidb == null) {
            tidb = EngineSource.of(TiDBEngines.TAG)
                    .named()
                    .map(named -> of(named, "tidewire_benchmarks?" + PARAMETERS))
                    .orElseGet(() -> {
                        EmbeddedServer server = EmbeddedServer.start();
                        String url = server.jdbcUrl("benchmarks");
                        String separator = url.contains("?") ? "&" : "?";
                        return new Engine(url + separator + PARAMETERS, server.user(), server.password(), true);
                    });
        }
        return tidb;
    }

    /** Databend of {@code -Dtidewire.databend.url}, or its embedded engine. */
    @SuppressWarnings("resource") // ends with the JVM
    static synchronized Engine databend() {
        if (databend == null) {
            databend = EngineSource.of(DatabendEngines.TAG)
                    .named()
                    .map(named -> of(named, "default"))
                    .orElseGet(() -> {
                        EmbeddedDatabendEngine server = EmbeddedDatabendEngine.start();
                        return new Engine(server.jdbcUrl("default"), server.user(), server.password(), false);
                    });
        }
        return databend;
    }

    private static Engine of(org.tidewire.testkit.engine.Engine named, String database) {
        return new Engine(named.url().server() + "/" + database, named.user(), named.password(), false);
    }

    /** The same engine at another URL. */
    Engine at(String otherUrl) {
        return new Engine(otherUrl, user, password, standIn);
    }

    boolean isDatabend() {
        return url.startsWith("jdbc:databend+mysql:");
    }

    /** Settings for Tidewire's dialect. */
    Map<String, Object> settings() {
        return isDatabend() ? new HashMap<>() : settings(ComparedDialect.TIDEWIRE);
    }

    Map<String, Object> settings(ComparedDialect dialect) {
        return dialect.settings(standIn);
    }

    /** A pool without auto-commit. A table as sequence needs a second connection. */
    HikariDataSource open(int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setAutoCommit(false);
        pool.setMaximumPoolSize(connections);
        // No connection is opened in the background, while statements are counted.
        pool.setMinimumIdle(0);
        return pool;
    }

    static SessionFactory boot(Map<String, Object> settings, HikariDataSource pool, Class<?>... entities) {
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        settings.put(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
        return boot(settings, entities);
    }

    static SessionFactory boot(Map<String, Object> settings, Class<?>... entities) {
        StandardServiceRegistry registry =
                new StandardServiceRegistryBuilder().applySettings(settings).build();
        return new MetadataSources(registry)
                .addAnnotatedClasses(entities)
                .buildMetadata()
                .buildSessionFactory();
    }
}
