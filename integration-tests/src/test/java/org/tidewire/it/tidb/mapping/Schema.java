package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.cfg.SchemaToolingSettings;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.LogCapture;

/** What the server has made of a mapping, and whether Hibernate knows it again. */
record Schema(TestDatabase database) {
    /** The statement that the server shows for a table. */
    String show(String table) throws SQLException {
        return query("show create table " + table).get(0).get(1);
    }

    /** The rows of a query that is not the dialect's, as text. */
    List<List<String>> query(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        database.<SQLException>withoutGrammar(() -> {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(sql)) {
                while (found.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                        row.add(found.getString(column));
                    }
                    rows.add(row);
                }
            }
        });
        return rows;
    }

    /** Validates the tables of these entities, which must exist, and finds nothing to update and no option amiss. */
    void isKnownAgain(Class<?>... entities) {
        try (LogCapture log = LogCapture.of("org")) {
            run("validate", entities);
            assertThat(database.statements().sqlDuring(() -> run("update", entities)))
                    .noneMatch(sql -> sql.toLowerCase(Locale.ROOT).matches("(create|alter|drop) .*"));
            assertThat(log.atLeast(Level.WARN)).isEmpty();
        }
    }

    void run(String action, Class<?>... entities) {
        database.sessionFactory(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, action), entities)
                .close();
    }
}
