package org.tidewire.it.tidb.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** The proofs of {@code capabilities.txt}. Where one goes red, TiDB has changed, and the dialect's answer may be wrong. */
@TiDBTest
@RealTiDB("this is about TiDB's own answers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapabilityTest {
    private final TestDatabase database;
    private int tables;

    CapabilityTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void createTables() throws SQLException {
        try (Connection connection = database.connection()) {
            run(
                    connection,
                    "create table t (id int primary key, a int, s varchar(20));"
                            + " create table u (id int primary key, t_id int, b int);"
                            + " insert into t values (1, 1, 'x'), (2, 2, 'y'), (3, null, null);"
                            + " insert into u values (1, 1, 1), (2, 2, null)");
        }
    }

    static List<Capability> provedBySql() throws IOException {
        return Capability.all().stream().filter(Capability::isProvedBySql).toList();
    }

    @ParameterizedTest
    @MethodSource("provedBySql")
    void theServerProvesIt(Capability capability) throws SQLException {
        database.withoutGrammar(() -> {
            try (Connection connection = database.connection()) {
                connection.setAutoCommit(false);
                prove(connection, capability); // the pool rolls back
            }
        });
    }

    private void prove(Connection connection, Capability capability) throws SQLException {
        String script = fill(capability.text(), capability.answer());
        switch (capability.proof()) {
            case "takes" -> run(connection, script);
            case "gives" -> assertThat(run(connection, script)).isEqualTo(capability.argument());
            case "refuses" -> {
                int last = script.lastIndexOf("; ");
                run(connection, script.substring(0, Math.max(0, last)));
                assertRefused(connection, script.substring(Math.max(0, last)), capability.argument());
            }
            case "limit" -> {
                run(connection, script);
                String more = String.valueOf(Long.parseLong(capability.answer()) + 1);
                assertRefused(connection, fill(capability.text(), more), capability.argument());
            }
            default -> throw new IllegalStateException(capability.proof());
        }
    }

    private String fill(String text, String answer) {
        String name = text.contains("{name}") ? "n".repeat(Integer.parseInt(answer)) : "";
        return text.replace("{table}", "p_" + ++tables)
                .replace("{db}", database.name())
                .replace("{number}", answer)
                .replace("{name}", name);
    }

    private static void assertRefused(Connection connection, String sql, String code) {
        assertThatThrownBy(() -> run(connection, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(Integer.parseInt(code)));
    }

    /** The first value of the last statement's result. */
    private static String run(Connection connection, String script) throws SQLException {
        String value = "";
        for (String sql : script.split("; ", -1)) {
            if (sql.isBlank()) {
                continue;
            }
            try (Statement statement = connection.createStatement()) {
                value = statement.execute(sql) ? firstValue(statement) : "";
            }
        }
        return value;
    }

    private static String firstValue(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
