package org.tidewire.it.tidb.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import java.io.StringReader;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** What {@code capabilities.txt} says of TiDB through its driver, where a statement alone proves nothing. */
@TiDBTest
@RealTiDB("this is about TiDB's own answers")
class DriverCapabilityTest {
    private final TestDatabase database;

    DriverCapabilityTest(TestDatabase database) {
        this.database = database;
    }

    /** TiDB prepares no statement with more than 65,535 parameters; the driver then puts the values into the text. */
    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void moreParametersThanAPreparedStatementHolds(String preparedByTheServer) throws SQLException {
        try (Connection connection = preparing(preparedByTheServer)) {
            int count = 65_536;
            String sql = "select 1 from dual where " + count + " in (" + "?,".repeat(count - 1) + "?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 1; i <= count; i++) {
                    statement.setInt(i, i);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void nullsWithoutAType(String preparedByTheServer) throws SQLException {
        try (Connection connection = preparing(preparedByTheServer);
                PreparedStatement statement = connection.prepareStatement("select ? is null")) {
            statement.setNull(1, Types.NULL);
            assertThat(onlyValue(statement)).isEqualTo("1");
        }
    }

    @Test
    void theConfigurationForPerformanceHasNoQueryTimeouts() throws SQLException {
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "useConfigs=maxPerformance";
        try (Connection connection = DriverManager.getConnection(url, database.user(), database.password())) {
            assertThat(connection
                            .unwrap(JdbcConnection.class)
                            .getPropertySet()
                            .getBooleanProperty(PropertyKey.enableQueryTimeouts)
                            .getValue())
                    .isFalse();
        }
    }

    @Test
    void nationalizedText() throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement("select ?")) {
            statement.setNString(1, "Ä水");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getNString(1)).isEqualTo("Ä水");
            }
        }
    }

    @Test
    void lobs() throws SQLException {
        try (Connection connection = database.connection()) {
            execute(connection, "create table texts (id int primary key, text longtext)");
            try (PreparedStatement insert = connection.prepareStatement("insert into texts values (1, ?)")) {
                insert.setCharacterStream(1, new StringReader("ebb"), 3);
                insert.executeUpdate();
            }
            connection.setAutoCommit(false);
            Clob clob = clob(connection);
            clob.setString(1, "sea");
            connection.commit();

            assertThat(clob.getSubString(1, 3)).isEqualTo("sea");
            assertThat(clob(connection).getSubString(1, 3)).isEqualTo("ebb");
            connection.commit();
        }
    }

    private static Clob clob(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from texts")) {
            rows.next();
            return rows.getClob(1);
        }
    }

    @Test
    void ofAllGeneratedValuesOnlyTheKeyComesBack() throws SQLException {
        try (Connection connection = database.connection()) {
            execute(connection, "create table made (a int default 7, id int auto_increment primary key)");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into made (id) values (default)", new String[] {"id", "a"})) {
                insert.executeUpdate();
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    assertThat(keys.next()).isTrue();
                    assertThat(keys.getMetaData().getColumnCount()).isEqualTo(1);
                    assertThat(keys.getInt(1)).isPositive().isNotEqualTo(7);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
    void readersAndWritersDoNotBlockEachOther(int isolation) throws SQLException {
        try (Connection writer = transaction(isolation);
                Connection reader = transaction(isolation)) {
            execute(writer, "drop table if exists waters");
            execute(writer, "create table waters (id int primary key, depth int)");
            execute(writer, "insert into waters values (1, 1)");
            writer.commit();
            // Where one waited for the other, it would wait for good.
            execute(reader, "set innodb_lock_wait_timeout = 1");

            execute(writer, "update waters set depth = 2");
            assertThat(depth(reader)).isEqualTo("1");
            writer.commit();
            execute(writer, "update waters set depth = 3");
            writer.commit();

            reader.rollback();
            assertThat(depth(reader)).isEqualTo("3");
            reader.rollback();
        }
    }

    private static String depth(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select depth from waters")) {
            return onlyValue(statement);
        }
    }

    private Connection preparing(String byTheServer) throws SQLException {
        return database.dataSource(options -> options.addDataSourceProperty("useServerPrepStmts", byTheServer))
                .getConnection();
    }

    private Connection transaction(int isolation) throws SQLException {
        Connection connection = database.connection();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        return connection;
    }

    private static String onlyValue(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
