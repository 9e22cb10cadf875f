package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.model.Customer;
import org.tidewire.it.model.Purchase;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.LogCapture;

/** Hibernate's schema tool: what it makes it finds again, and it makes no noise. */
@TiDBTest
class SchemaTest {
    private static final String SEQUENCES =
            "for a sequence update and validate read information_schema.sequences, and MariaDB 11.4 has none";
    private static final Class<?>[] INVOICES = {Invoice.Now.class, Invoice.Line.class};
    private static final Class<?>[] WITH_A_SEQUENCE = {Customer.class, Purchase.class};

    private final TestDatabase database;

    SchemaTest(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        run("drop", INVOICES);
        assertThat(tables()).isEmpty();
    }

    @Test
    void firstCreateLogsNothing() throws SQLException {
        // As an application has it: an error would be logged, and the tool would go on.
        Map<String, String> settings = Map.of(
                SchemaToolingSettings.HBM2DDL_AUTO, "create-drop",
                SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, "false");
        try (LogCapture log = LogCapture.of("org.hibernate")) {
            try (var factory = database.sessionFactory(settings, WITH_A_SEQUENCE)) {
                assertThat(factory.isOpen()).isTrue();
                assertThat(tables()).contains("customer", "purchase");
            }
            assertThat(log.atLeast(Level.WARN)).isEmpty();
        }
    }

    @Test
    void createOverOldTablesLogsNothing() throws SQLException {
        run("create-only", INVOICES);
        try (LogCapture log = LogCapture.of("org.hibernate")) {
            run("create", INVOICES);
            assertThat(log.atLeast(Level.WARN)).isEmpty();
        }
        assertThat(tables()).containsExactlyInAnyOrder("invoice", "invoice_line");
    }

    @Test
    void validatesWhatItCreated() {
        run("create", INVOICES);
        run("validate", INVOICES);
    }

    @Test
    void validationMissesATable() {
        assertThatThrownBy(() -> run("validate", INVOICES))
                .hasStackTraceContaining(SchemaManagementException.class.getName())
                .hasStackTraceContaining("missing table");
    }

    @Test
    void updateMakesWhatIsMissingAndThenNothing() throws SQLException {
        run("update", INVOICES);
        assertThat(tables()).containsExactlyInAnyOrder("invoice", "invoice_line");

        assertThat(changesBy("update", INVOICES)).isEmpty();
    }

    @Test
    void updateAddsColumnIndexAndTable() {
        run("update", Invoice.Before.class);

        assertThat(changesBy("update", INVOICES))
                .anyMatch(sql -> sql.startsWith("alter table invoice add column due"))
                .anyMatch(sql -> sql.contains("invoice_due"))
                .anyMatch(sql -> sql.startsWith("create table invoice_line"));
        run("validate", INVOICES);
    }

    @Test
    @RealTiDB(SEQUENCES)
    void findsItsSequencesAgain() {
        run("update", WITH_A_SEQUENCE);
        try {
            run("validate", WITH_A_SEQUENCE);
            assertThat(changesBy("update", WITH_A_SEQUENCE)).isEmpty();
        } finally {
            run("drop", WITH_A_SEQUENCE);
        }
    }

    /** Hibernate would read the list before it knows whether there is one to look for. */
    @ParameterizedTest
    @ValueSource(strings = {"update", "validate"})
    void readsNoListOfSequencesWithoutASequence(String action) {
        run("create", INVOICES);
        assertThat(database.statements().sqlDuring(() -> run(action, INVOICES)))
                .noneMatch(sql -> sql.contains("information_schema.sequences"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "validate"})
    @RealTiDB(SEQUENCES)
    void readsTheListOfSequencesForASequence(String action) {
        run("create", WITH_A_SEQUENCE);
        try {
            // Once for the steps that Hibernate compares at boot, and once for the schema.
            assertThat(database.statements().sqlDuring(() -> run(action, WITH_A_SEQUENCE)))
                    .filteredOn(sql -> sql.contains("information_schema.sequences"))
                    .hasSize(2);
        } finally {
            run("drop", WITH_A_SEQUENCE);
        }
    }

    @Entity(name = "Stock")
    @Table(name = "stock")
    static class StockBefore {
        @Id
        int id;
    }

    @Entity(name = "Stock")
    @Table(name = "stock")
    static class StockNow {
        @Id
        int id;

        @Column(check = @CheckConstraint(name = "ck_pieces", constraint = "thePieces > 0"))
        Integer thePieces;
    }

    @Test
    void updateAddsTheCheckOfANewColumn() {
        run("create", StockBefore.class);
        assertThat(changesBy("update", StockNow.class))
                .containsExactly(
                        "alter table stock add column thePieces integer",
                        "alter table stock add constraint ck_pieces check (thePieces > 0)");
        assertThat(changesBy("update", StockNow.class)).isEmpty();
        run("drop", StockNow.class);
    }

    @Test
    @RealTiDB(SEQUENCES)
    void findsItsSequencesInTheDefaultCatalog() {
        try (var elsewhere = database.sessionFactory(
                Map.of(
                        "jakarta.persistence.nonJtaDataSource",
                        database.dataSource(options -> options.setCatalog("test")),
                        "hibernate.default_catalog",
                        database.name(),
                        SchemaToolingSettings.HBM2DDL_AUTO,
                        "create"),
                WITH_A_SEQUENCE)) {
            assertThat(elsewhere.isOpen()).isTrue();
        }
        database.sessionFactory(
                        Map.of(
                                "hibernate.default_catalog",
                                database.name(),
                                SchemaToolingSettings.HBM2DDL_AUTO,
                                "validate"),
                        WITH_A_SEQUENCE)
                .close();
        database.sessionFactory(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "drop"), WITH_A_SEQUENCE)
                .close();
    }

    private void run(String action, Class<?>... classes) {
        database.sessionFactory(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, action), classes)
                .close();
    }

    private List<String> changesBy(String action, Class<?>... classes) {
        return database.statements().sqlDuring(() -> run(action, classes)).stream()
                .filter(sql -> sql.matches("(?is)(create|alter|drop) .*"))
                .toList();
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
