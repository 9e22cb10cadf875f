package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.databend.jdbc.DatabendDataSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

@DatabendTest
class MetaDataTest {
    private final TestDatabase database;
    private Connection connection;
    private DatabaseMetaData metaData;

    MetaDataTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = Jdbc.connect(database);
        metaData = connection.getMetaData();
        update(connection, """
                create or replace table book (id bigint not null, title varchar default 'none' comment 'the title',
                    price decimal(20, 5), seen timestamp, flag boolean, n int unsigned, raw binary, doc variant, tags array(int))""");
        update(connection, "create or replace table \"Odd_Name%\" (a int)");
        update(connection, "create or replace view books as select id from book");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void saysItIsDatabend() throws SQLException {
        assertThat(metaData.getDatabaseProductName()).isEqualTo("Databend");
        assertThat(metaData.getDatabaseProductVersion()).startsWith("v1.2.");
        assertThat(metaData.getDatabaseMajorVersion()).isEqualTo(1);
        assertThat(metaData.getDatabaseMinorVersion()).isEqualTo(2);
        assertThat(metaData.getURL()).isEqualTo(database.url());
        assertThat(metaData.getUserName()).isEqualTo(database.user());
        assertThat(metaData.supportsTransactions()).isTrue();
        assertThat(metaData.supportsGetGeneratedKeys()).isFalse();
        assertThat(metaData.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE))
                .isFalse();
        assertThat(metaData.getSQLKeywords().split(","))
                .contains("qualify", "stage")
                .doesNotContain("select");
    }

    @Test
    void takesADatabaseForASchema() throws SQLException {
        assertThat(connection.getCatalog()).isEqualTo("default");
        assertThat(connection.getSchema()).isEqualTo(database.name());
        assertThat(rows(metaData.getCatalogs(), "TABLE_CAT")).containsExactly("default");
        assertThat(rows(metaData.getSchemas(), "TABLE_SCHEM")).contains(database.name(), "default", "system");
        connection.setSchema("default");
        assertThat(connection.getSchema()).isEqualTo("default");
        update(connection, "use " + database.name());
        assertThat(connection.getSchema()).isEqualTo(database.name());
        assertThatThrownBy(() -> connection.setSchema("no\"thing`")).hasFieldOrPropertyWithValue("errorCode", 1003);
        assertThatThrownBy(() -> connection.setCatalog("x")).hasMessageContaining("setSchema(\"x\")");
    }

    @Test
    void listsTablesAndViews() throws SQLException {
        assertThat(rows(metaData.getTables(null, database.name(), "%", null), "TABLE_NAME", "TABLE_TYPE"))
                .containsExactly("Odd_Name%,TABLE", "book,TABLE", "books,VIEW");
        assertThat(rows(metaData.getTables("default", database.name(), "book", new String[] {"TABLE"}), "TABLE_NAME"))
                .containsExactly("book");
        assertThat(rows(metaData.getTables("", database.name(), "b%", new String[] {"VIEW"}), "TABLE_NAME"))
                .containsExactly("books");
        assertThat(rows(metaData.getTables(null, database.name(), "Odd\\_Name\\%", null), "TABLE_NAME"))
                .containsExactly("Odd_Name%");
        assertThat(rows(metaData.getTables("other", null, "%", null), "TABLE_NAME"))
                .isEmpty();
        assertThat(rows(metaData.getTables(null, "'; drop table book; --", "'\\", null), "TABLE_NAME"))
                .isEmpty();
        assertThat(rows(metaData.getTableTypes(), "TABLE_TYPE")).containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
    }

    @Test
    void listsColumnsInTheirOrder() throws SQLException {
        assertThat(rows(
                        metaData.getColumns(null, database.name(), "book", null),
                        "COLUMN_NAME",
                        "DATA_TYPE",
                        "TYPE_NAME",
                        "COLUMN_SIZE",
                        "DECIMAL_DIGITS",
                        "NULLABLE",
                        "ORDINAL_POSITION"))
                .containsExactly(
                        "id," + Types.BIGINT + ",BIGINT,19,0,0,1",
                        "title," + Types.VARCHAR + ",VARCHAR,2147483647,0,1,2",
                        "price," + Types.DECIMAL + ",DECIMAL,20,5,1,3",
                        "seen," + Types.TIMESTAMP + ",TIMESTAMP,26,6,1,4",
                        "flag," + Types.BOOLEAN + ",BOOLEAN,1,0,1,5",
                        "n," + Types.BIGINT + ",INT UNSIGNED,10,0,1,6",
                        "raw," + Types.VARBINARY + ",BINARY,2147483647,0,1,7",
                        "doc," + Types.OTHER + ",VARIANT,0,0,1,8",
                        "tags," + Types.ARRAY + ",ARRAY(INT32),0,0,1,9");
        assertThat(rows(
                        metaData.getColumns(null, database.name(), "book", "t_tle"),
                        "COLUMN_NAME",
                        "COLUMN_DEF",
                        "REMARKS"))
                .containsExactly("title,'none',the title");
    }

    @Test
    void knowsOfNoKeysAndIndexes() throws SQLException {
        assertThat(rows(metaData.getPrimaryKeys(null, database.name(), "book"), "PK_NAME"))
                .isEmpty();
        assertThat(rows(metaData.getImportedKeys(null, database.name(), "book"), "FK_NAME"))
                .isEmpty();
        assertThat(rows(metaData.getExportedKeys(null, database.name(), "book"), "FK_NAME"))
                .isEmpty();
        assertThat(rows(metaData.getIndexInfo(null, database.name(), "book", false, true), "INDEX_NAME"))
                .isEmpty();
        assertThat(rows(metaData.getTypeInfo(), "TYPE_NAME")).contains("VARCHAR", "BIGINT UNSIGNED");
    }

    @Test
    void needsNoTransactionAndEndsNone() throws SQLException {
        connection.setAutoCommit(false);
        update(connection, "insert into book (id) values (1)");
        rows(metaData.getTables(null, database.name(), "%", null), "TABLE_NAME");
        connection.rollback();
        assertThat(query(connection, "select count(*) from book")).isEqualTo("0");
    }

    @Test
    void comesByADataSourceAsWell() throws SQLException {
        DatabendDataSource source = new DatabendDataSource(database.url(), database.user(), database.password());
        try (Connection other = source.getConnection();
                Connection same = source.getConnection(database.user(), database.password())) {
            assertThat(query(other, "select 1")).isEqualTo("1");
            assertThat(same.isValid(5)).isTrue();
            same.close();
            assertThat(same.isValid(5)).isFalse();
        }
        assertThatThrownBy(() -> new DatabendDataSource("jdbc:mysql://host/", "", ""))
                .hasMessageContaining("jdbc:databend+mysql:");
    }

    @Test
    void isNotAskedWhereTheDatabaseOrAPropertyIsWrong() {
        String url = database.url();
        assertThatThrownBy(() -> Jdbc.connect(database, url.replace(database.name(), "no%60%22thing")))
                .hasFieldOrPropertyWithValue("errorCode", 1003);
        assertThatThrownBy(() -> DriverManager.getConnection(url + "?allowMultiQueries=true"))
                .hasMessageContaining("allowMultiQueries is refused");
        assertThatThrownBy(() -> Jdbc.connect(database, url + "?timezone=Mars'/Base"))
                .isInstanceOf(SQLException.class);
    }

    private static List<String> rows(ResultSet rows, String... columns) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            List<String> values = new ArrayList<>();
            for (String column : columns) {
                values.add(rows.getString(column));
            }
            all.add(String.join(",", values));
        }
        return all;
    }
}
