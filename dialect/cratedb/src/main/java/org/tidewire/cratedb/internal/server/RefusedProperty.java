package org.tidewire.cratedb.internal.server;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.AutoSave;
import org.tidewire.spi.JdbcUrl;

/**
 * A property of pgjdbc that does harm on CrateDB.
 *
 * @param value the one that does
 * @param consequence what happens
 */
public record RefusedProperty(String value, String consequence) {
    /** All of them, by name. */
    public static final Map<String, RefusedProperty> BY_NAME = Map.of(
            "reWriteBatchedInserts",
                    new RefusedProperty("true", "a batch has no counts then, so that duplicates are lost"),
            "autosave", new RefusedProperty("always", "the driver sends a SAVEPOINT then, which is a syntax error"),
            "targetServerType", new RefusedProperty("primary", "the driver finds no server then"),
            "preferQueryMode", new RefusedProperty("simple", "arrays of texts with quotes are read wrong then"),
            "binaryTransfer", new RefusedProperty("false", "arrays of texts with quotes are read wrong then"));

    boolean isSet(@Nullable String actual) {
        return value.equalsIgnoreCase(actual);
    }

    /**
     * The first that a connection has, in its URL or beside it.
     *
     * @return null where there is none
     */
    public static @Nullable String of(PGConnection connection, String url) throws SQLException {
        for (Map.Entry<String, RefusedProperty> refused : BY_NAME.entrySet()) {
            if (refused.getValue().isSet(new JdbcUrl(url).parameter(refused.getKey()))) {
                return describe(refused.getKey());
            }
        }
        if (connection.getAutosave() == AutoSave.ALWAYS) {
            return describe("autosave");
        }
        boolean rewrites = connection instanceof BaseConnection base
                && base.getQueryExecutor().isReWriteBatchedInsertsEnabled();
        return rewrites ? describe("reWriteBatchedInserts") : null;
    }

    private static String describe(String name) {
        RefusedProperty refused = BY_NAME.getOrDefault(name, new RefusedProperty("", ""));
        return name + "=" + refused.value + ", since " + refused.consequence;
    }
}
