package org.tidewire.cratedb.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;

/** PostgreSQL has no {@code refresh table}: its error tells that the statement was sent. */
@PostgreSQLTest
class UnrefreshedTablesTest {
    private final String url;
    private final UnrefreshedTables tables = new UnrefreshedTables(new Views());
    private Connection connection;

    UnrefreshedTablesTest(PostgreSQLDatabase database) {
        this.url = database.url();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(url);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aQueryOfAWrittenTableRefreshesItOnce() {
        tables.add("\"Shop\".customer");

        assertThat(refreshes("select * from Shop.CUSTOMER c1_0")).isTrue();
        assertThat(refreshes("select * from Shop.CUSTOMER c1_0")).isFalse();
    }

    @Test
    void whatReadsNoWrittenTableRefreshesNothing() {
        tables.add("customer");

        assertThat(refreshes("select * from purchase p1_0")).isFalse();
        assertThat(refreshes("create table customer (id int)")).isFalse();
        assertThat(refreshes("refresh table customer")).isFalse();
        assertThat(refreshes("/* by */ (select * from customer) union all (select 1)"))
                .isTrue();
    }

    @Test
    void changesByAQueryRefreshToo() {
        tables.add("customer");
        assertThat(refreshes("delete from customer where points<1")).isTrue();
        tables.add("customer");
        assertThat(refreshes("insert into other (id) select id from customer")).isTrue();
    }

    @Test
    void theBatchOfACollectionIsNoWriteByKey() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table customer_tags (customer_id int)");
        }
        assertThat(refreshes("delete from customer_tags where customer_id=?")).isFalse();
        tables.add("customer_tags");
        assertThat(refreshes("delete from customer_tags where customer_id=?")).isTrue();
    }

    private boolean refreshes(String sql) {
        try {
            tables.refreshBefore(sql, connection);
            return false;
        } catch (SQLException e) {
            return e.getMessage().contains("at or near \"table\"");
        }
    }
}
