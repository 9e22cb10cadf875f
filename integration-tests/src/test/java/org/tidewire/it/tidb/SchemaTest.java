package org.tidewire.it.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.it.engine.TestDatabase;
import org.tidewire.it.engine.TiDBTest;
import org.tidewire.it.support.LogCapture;

/** Hibernate's schema tool: what it makes it finds again, and it makes no noise. */
@TiDBTest
class SchemaTest {
    private static final String NOT_STOPPING_AT_ERRORS = "false";

    private final TestDatabase database;

    SchemaTest(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void leaveNothing() {
        run("drop").close();
    }

    @Test
    void firstCreateSaysNothing() throws SQLException {
        try (LogCapture log = LogCapture.of("org.hibernate")) {
            database.sessionFactory(
                            Map.of(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, NOT_STOPPING_AT_ERRORS),
                            Customer.class,
                            Purchase.class)
                    .close();
            assertThat(log.atLeast(Level.WARN)).isEmpty();
        }
        assertThat(tables()).contains("customer", "purchase");
    }

    @Test
    void createOverOldTablesSaysNothing() throws SQLException {
        run("create-only").close();
        try (LogCapture log = LogCapture.of("org.hibernate")) {
            run("create").close();
            assertThat(log.atLeast(Level.WARN)).isEmpty();
        }
        assertThat(tables()).contains("customer", "purchase");
    }

    @Test
    void validatesWhatItCreated() {
        run("create").close();
        run("validate").close();
    }

    @Test
    void validationMissesATable() {
        assertThatThrownBy(() -> run("validate")).hasStackTraceContaining(SchemaManagementException.class.getName());
    }

    @Test
    void updateMakesWhatIsMissingAndThenNothing() throws SQLException {
        run("update").close();
        assertThat(tables()).contains("customer", "purchase");

        List<String> again = database.statements().sqlDuring(() -> run("update").close());
        assertThat(again).noneMatch(sql -> sql.startsWith("create ") || sql.startsWith("alter "));
    }

    @Test
    void updateAddsAColumn() {
        database.sessionFactory(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "update"), CustomerBefore.class)
                .close();
        List<String> update =
                database.statements().sqlDuring(() -> run("update").close());
        assertThat(update).anyMatch(sql -> sql.startsWith("alter table") && sql.contains("credit"));
        run("validate").close();
    }

    @Test
    void dropLeavesNothing() throws SQLException {
        run("create-drop").close();
        assertThat(tables()).isEmpty();
    }

    private SessionFactory run(String action) {
        return database.sessionFactory(
                Map.of(SchemaToolingSettings.HBM2DDL_AUTO, action), Customer.class, Purchase.class);
    }

    private List<String> tables() throws SQLException {
        try (Connection connection = database.connection();
                ResultSet tables = connection.getMetaData().getTables(database.name(), null, "%", null)) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
            return names;
        }
    }
}
