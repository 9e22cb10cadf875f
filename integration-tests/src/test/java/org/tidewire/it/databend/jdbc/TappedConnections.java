package org.tidewire.it.databend.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.TcpProxy;

/** A connection whose commands a proxy writes down, without auto-commit, and another that sees what was committed. */
abstract class TappedConnections {
    final TestDatabase database;
    TcpProxy tap;
    Connection connection;
    Connection other;

    TappedConnections(TestDatabase database) {
        this.database = database;
    }

    /** The table of the test, and its rows. */
    abstract void createTable() throws SQLException;

    @BeforeEach
    void connect() throws Exception {
        tap = TcpProxy.ofMySQL(database.url());
        connection = Jdbc.connect(database, tap.through(database.url()));
        other = Jdbc.connect(database);
        createTable();
        connection.setAutoCommit(false);
        tap.take();
    }

    @AfterEach
    void disconnect() throws Exception {
        connection.close();
        other.close();
        tap.close();
    }
}
