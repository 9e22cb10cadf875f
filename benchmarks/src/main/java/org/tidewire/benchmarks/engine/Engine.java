package org.tidewire.benchmarks.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The server that is measured. JMH measures in processes of their own, which find it by a file that a system property names.
 *
 * @param url a URL for Connector/J, or for the driver for Databend, with a database that exists
 * @param user who logs in
 * @param password what with
 * @param description what is really running, for the report
 * @param standIn whether it stands in for TiDB, so that the dialect has to be named
 */
public record Engine(String url, String user, String password, String description, boolean standIn) {
    private static final String FILE = "tidewire.benchmarks.engine";

    static {
        // The pool would ask a connection whether it is alive after half a second of idleness, and that would be
        // counted.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "3600000");
    }

    /** What docs/tidb.md recommends; the same for everything that is compared. */
    private static final List<String> PARAMETERS = List.of(
            "rewriteBatchedStatements=true",
            "useServerPrepStmts=true",
            "cachePrepStmts=true",
            "prepStmtCacheSize=1000",
            "prepStmtCacheSqlLimit=10000",
            "readOnlyPropagatesToServer=false",
            "connectionTimeZone=UTC",
            "forceConnectionTimeZoneToSession=true");

    /**
     * The engine that the process that started this one has chosen.
     *
     * @return the engine of {@link #asJvmArguments}
     */
    public static Engine ofThisProcess() {
        String file = System.getProperty(FILE);
        if (file == null) {
            throw new IllegalStateException("-D" + FILE + " is not set: start org.tidewire.benchmarks.Benchmarks");
        }
        Properties engine = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            engine.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Engine(
                engine.getProperty("url"),
                engine.getProperty("user"),
                engine.getProperty("password"),
                engine.getProperty("description"),
                Boolean.parseBoolean(engine.getProperty("standIn")));
    }

    /**
     * Whether it is Databend.
     *
     * @return {@code false} for TiDB and what stands in for it
     */
    public boolean isDatabend() {
        return url.startsWith("jdbc:databend+mysql:");
    }

    /**
     * By which an application finds Tidewire's dialect.
     *
     * @return settings for a session factory, which may be added to
     */
    public Map<String, Object> settings() {
        return isDatabend() ? new HashMap<>() : ComparedDialect.TIDEWIRE.settings(!standIn);
    }

    /**
     * How a process is told of this engine: by a file that only its user can read, since it has a password.
     *
     * @return arguments for {@code java}, for as long as this process lives
     */
    public List<String> asJvmArguments() {
        Properties engine = new Properties();
        engine.setProperty("url", url);
        engine.setProperty("user", user);
        engine.setProperty("password", password);
        engine.setProperty("description", description);
        engine.setProperty("standIn", String.valueOf(standIn));
        try {
            Path file = Files.createTempFile("tidewire-benchmarks", ".properties");
            file.toFile().deleteOnExit();
            try (Writer writer = Files.newBufferedWriter(file)) {
                engine.store(writer, null);
            }
            return List.of("-D" + FILE + "=" + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same engine behind another address, without encryption and compression, which a proxy could not look into.
     *
     * @param hostAndPort where it is reached
     * @return this engine, by way of there
     */
    public Engine behind(String hostAndPort) {
        String there = url.replaceFirst("//([^/@]*@)?[^/]+/", "//$1" + hostAndPort + "/");
        return new Engine(isDatabend() ? there : readable(there), user, password, description, standIn);
    }

    private static String readable(String url) {
        String without = url.replaceAll("(?i)(sslMode|useCompression)=[^&]*&?", "");
        return without + (without.contains("?") ? "&" : "?") + "sslMode=DISABLED&useCompression=false";
    }

    /**
     * Where its server listens.
     *
     * @return {@code host:port}
     */
    public String hostAndPort() {
        String address = url.replaceFirst("^.*//(?:[^/@]*@)?([^/]+)/.*$", "$1");
        return address.contains(":") ? address : address + (isDatabend() ? ":3307" : ":3306");
    }

    /**
     * Whether a URL names one server and a database there, so that a proxy can stand before it.
     *
     * @param url of one of the two drivers
     * @return {@code false} for several hosts, for addresses in parentheses or brackets, and without a database
     */
    public static boolean isOneServer(String url) {
        return url.matches("jdbc:(mysql|databend\\+mysql)://([^/@]*@)?[\\w.-]+(:\\d+)?/\\w.*");
    }

    /** For the pool its own come before those of the URL; a user expects the opposite. */
    private boolean hasParameter(String name) {
        return url.contains("?" + name + "=") || url.contains("&" + name + "=");
    }

    /** Without the password, and without the URL, which may hold one. */
    @Override
    public String toString() {
        return "Engine[" + description + "]";
    }

    /**
     * A pool of two connections: one to measure with, one for ids that come from a table.
     *
     * @return an open pool, without auto-commit
     */
    public HikariDataSource open() {
        HikariDataSource pool = new HikariDataSource();
        // The driver for Databend has its own way to batch, and refuses these.
        pool.setJdbcUrl(isDatabend() ? url : url + (url.contains("?") ? "&" : "?") + String.join("&", PARAMETERS));
        if (!hasParameter("user")) {
            pool.setUsername(user);
        }
        if (!hasParameter("password")) {
            pool.setPassword(password);
        }
        pool.setAutoCommit(false);
        pool.setMaximumPoolSize(2);
        // Or the second would come in the background, while something else is counted.
        pool.setMinimumIdle(0);
        return pool;
    }
}
