package org.tidewire.it.databend.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.tidewire.testkit.junit.TestDatabase;

/** What the tests of this package say often. */
final class Jdbc {
    private Jdbc() {}

    static Connection connect(TestDatabase database) throws SQLException {
        return connect(database, database.url());
    }

    static Connection connect(TestDatabase database, String url) throws SQLException {
        return DriverManager.getConnection(url, database.user(), database.password());
    }

    static long update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Rows as {@code 1,a;2,null}. */
    static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringJoiner all = new StringJoiner(";");
            while (rows.next()) {
                StringJoiner row = new StringJoiner(",");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row.toString());
            }
            return all.toString();
        }
    }
}
