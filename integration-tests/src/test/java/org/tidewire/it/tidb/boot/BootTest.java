package org.tidewire.it.tidb.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.LogCapture;

/** What is asked of a server at boot, and what is said of its answers. */
@TiDBTest
@RealTiDB("the settings are TiDB's own, and a stand-in tells no version of TiDB")
class BootTest {
    @Entity(name = "Priced")
    @Table(name = "priced", check = @CheckConstraint(name = "ck_price", constraint = "price > 0"))
    static class Priced {
        @Id
        int id;

        int price;
    }

    @Test
    void theLogSaysWhatTheServerDoesNotEnforce(TestDatabase database) throws SQLException {
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "none"), Priced.class);

            assertThat(log.atLeast(Level.WARN))
                    .isEqualTo(
                            checksAreEnforced(database)
                                    ? List.of()
                                    : List.of(
                                            "WARN org.tidewire.tidb.internal.server.UnenforcedConstraints TiDB does not enforce the check constraints of [priced]:"
                                                    + " tidb_enable_check_constraint is off on this server."));
        }
    }

    @Test
    void nothingIsSaidWhereThereIsNothingToSay(TestDatabase database) {
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            database.sessionFactory(Department.class, Employee.class);
            assertThat(log.atLeast(Level.WARN)).isEmpty();
        }
    }

    @Test
    void aCollationOtherThanTheColumnsIsSaid(TestDatabase database) {
        try (LogCapture log = LogCapture.of("org.tidewire.tidb.internal.server.SessionCollation")) {
            database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "none"), Department.class, Employee.class);
            assertThat(log.atLeast(Level.WARN))
                    .containsExactly(
                            "WARN org.tidewire.tidb.internal.server.SessionCollation This connection compares text that comes from no"
                                    + " column by utf8mb4_0900_ai_ci, and the columns of this database are compared by utf8mb4_bin. Set"
                                    + " connectionCollation=utf8mb4_bin in the JDBC URL.");
        }
    }

    @Test
    void theCollationOfTheColumnsIsNotSaid(TestDatabase database) {
        DataSource recommended =
                database.dataSource(pool -> pool.addDataSourceProperty("connectionCollation", "utf8mb4_bin"));
        try (LogCapture log = LogCapture.of("org.tidewire.tidb.internal.server.SessionCollation")) {
            database.sessionFactory(
                    Map.of("hibernate.hbm2ddl.auto", "none", "jakarta.persistence.nonJtaDataSource", recommended),
                    Department.class,
                    Employee.class);
            assertThat(log.atLeast(Level.WARN)).isEmpty();
        }
    }

    private static boolean checksAreEnforced(TestDatabase database) throws SQLException {
        try (var connection = database.connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select @@tidb_enable_check_constraint")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
