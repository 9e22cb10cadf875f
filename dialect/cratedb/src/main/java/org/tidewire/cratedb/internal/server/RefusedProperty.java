package org.tidewire.cratedb.internal.server;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.jdbc.PreferQueryMode;
import org.tidewire.spi.JdbcUrl;

/**
 * A property of pgjdbc that does harm on CrateDB.
 *
 * @param value the ones that do, with bars between
 * @param consequence what happens
 */
public record RefusedProperty(String value, String consequence) {
    /** All of them, by name. */
    public static final Map<String, RefusedProperty> BY_NAME = Map.of(
            "reWriteBatchedInserts",
                    new RefusedProperty("true", "a batch has no counts then, so that duplicates are lost"),
            "autosave",
                    new RefusedProperty(
                            "always|conservative", "the driver sends a SAVEPOINT then, which is a syntax error"),
            "targetServerType", new RefusedProperty("primary|preferPrimary|master", "the driver finds no server then"),
            "preferQueryMode", new RefusedProperty("simple", "arrays of texts with quotes are read wrong then"),
            "binaryTransfer", new RefusedProperty("false", "arrays of texts with quotes are read wrong then"));

    boolean isSet(@Nullable String actual) {
        return actual != null && actual.matches("(?i)" + value);
    }

    /**
     * The first that a connection has, in its URL or beside it.
     *
     * @return null where there is none
     */
    public static @Nullable String of(PGConnection connection, String url) throws SQLException {
        for (Map.Entry<String, RefusedProperty> refused : BY_NAME.entrySet()) {
            String actual = new JdbcUrl(url).parameter(refused.getKey());
            if (actual != null && refused.getValue().isSet(actual)) {
                return describe(refused.getKey(), actual);
            }
        }
        if (connection.getAutosave() != AutoSave.NEVER) {
            return describe("autosave", connection.getAutosave().value());
        }
        if (connection.getPreferQueryMode() == PreferQueryMode.SIMPLE) {
            return describe("preferQueryMode", "simple");
        }
        String schema = new JdbcUrl(url).parameter("currentSchema");
        if (schema != null && !url.contains("/" + schema + "?")) {
            return "currentSchema=" + schema
                    + ", since the server does not know it, and has the database of the URL, jdbc:postgresql://host/"
                    + schema
                    + ", for the schema";
        }
        return connection instanceof BaseConnection base ? of(base.getQueryExecutor()) : null;
    }

    private static @Nullable String of(QueryExecutor executor) {
        if (executor.isReWriteBatchedInsertsEnabled()) {
            return describe("reWriteBatchedInserts", "true");
        }
        return executor.useBinaryForReceive(Oid.VARCHAR_ARRAY) && executor.useBinaryForReceive(Oid.TEXT_ARRAY)
                ? null
                : describe("binaryTransfer", "false");
    }

    /** What is told of one. */
    public static String describe(String name, String value) {
        return name + "=" + value + ", since " + BY_NAME.getOrDefault(name, new RefusedProperty("", "")).consequence;
    }
}
