package org.tidewire.cratedb.internal.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The views of the database, whose names do not tell the tables that they read. */
final class Views {
    /** Null before the first question, and after a statement that may make one. */
    private volatile @Nullable Set<String> names;

    /** Whether a text in lower case names one. */
    boolean areIn(String text, Connection connection) throws SQLException {
        Set<String> known = names;
        if (known == null) {
            known = read(connection);
            names = known;
        }
        return known.stream().anyMatch(text::contains);
    }

    /** To be asked again. */
    void forget() {
        names = null;
    }

    private static Set<String> read(Connection connection) throws SQLException {
        Set<String> read = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.views")) {
            while (rows.next()) {
                read.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return read;
    }
}
