package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.LogCapture;
import org.tidewire.tidb.annotation.AutoRandom;
import org.tidewire.tidb.annotation.PartitionBy;
import org.tidewire.tidb.annotation.Ttl;

/** What {@code update} and {@code validate} log of tables whose options on the server differ from the mapping. */
@TiDBTest
@RealTiDB("MariaDB has no such options, and is not asked for them")
class SchemaDriftTest {
    private static final Class<?>[] ENTITIES = {
        Plain.class, Event.class, Account.class, Random.class, ShortRandom.class, Product.class
    };

    private final TestDatabase database;
    private final Schema schema;

    SchemaDriftTest(TestDatabase database) {
        this.database = database;
        this.schema = new Schema(database);
    }

    private void create(Class<?>... entities) {
        database.sessionFactory(entities).close();
    }

    @Test
    void nothingIsLoggedOfTablesThatAreAsMapped() {
        create(ENTITIES);
        nothingIsLogged("validate", ENTITIES);
        nothingIsLogged("update", ENTITIES);
        schema.isKnownAgain(ENTITIES);
    }

    private void nothingIsLogged(String action, Class<?>... entities) {
        try (LogCapture log = LogCapture.of("org.tidewire", Level.INFO)) {
            schema.run(action, entities);
            assertThat(log.atLeast(Level.INFO)).isEmpty();
        }
    }

    @Test
    void oneQueryReadsAllTablesAndOneTextEachTtl() {
        create(ENTITIES);
        List<String> sent = database.statements().sqlDuring(() -> schema.run("validate", ENTITIES));
        assertThat(sent)
                .filteredOn(sql -> sql.contains("information_schema.partitions"))
                .hasSize(1)
                .noneMatch(sql -> sql.contains("tiflash_replica"));
        assertThat(sent)
                .filteredOn(sql -> sql.startsWith("show create table"))
                .singleElement()
                .asString()
                .contains("event");
    }

    @Test
    void validateSendsAsManyStatementsForManyTablesAsForOne() {
        create(ENTITIES);
        int one = database.statements()
                .sqlDuring(() -> schema.run("validate", Plain.class))
                .size();
        assertThat(database.statements()
                        .sqlDuring(() -> schema.run(
                                "validate",
                                Plain.class,
                                Account.class,
                                Random.class,
                                ShortRandom.class,
                                Product.class)))
                .hasSize(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "alter table event remove ttl# event#"
                        + " /*T![ttl] TTL=`day` + INTERVAL 3 MONTH */ is missing on the server;"
                        + " /*T![ttl] TTL_ENABLE='OFF' */ is missing on the server",
                "alter table event ttl = `day` + interval 4 month# event#"
                        + " /*T![ttl] TTL=`day` + INTERVAL 3 MONTH */ is missing on the server",
                "alter table event ttl_enable = 'ON'# event# /*T![ttl] TTL_ENABLE='OFF' */ is missing on the server",
                "alter table event partition by key (id) partitions 2# event#"
                        + " PARTITION BY is 'RANGE' in the mapping and 'KEY' on the server",
                "alter table event remove partitioning# event#"
                        + " PARTITION BY is 'RANGE' in the mapping and missing on the server",
                "alter table account partition by key (id) partitions 3# account#"
                        + " PARTITION BY is 'HASH' in the mapping and 'KEY' on the server",
                "alter table plain partition by list (id) (partition p0 values in (1))# plain#"
                        + " PARTITION BY is missing in the mapping and 'LIST' on the server",
                "drop table plain | create table plain (id bigint auto_random primary key, made datetime(6))# plain#"
                        + " AUTO_RANDOM is missing in the mapping and '5' on the server",
                "drop table random | create table random (id bigint auto_random(7) primary key)# random#"
                        + " AUTO_RANDOM is '6' in the mapping and '7' on the server",
                "drop table random | create table random (id bigint auto_increment primary key)# random#"
                        + " AUTO_RANDOM is '6' in the mapping and missing on the server",
                "drop table short_random | create table short_random (id bigint auto_random(5) primary key)#"
                        + " short_random# AUTO_RANDOM is '5, 54' in the mapping and '5' on the server"
            })
    void aTableThatDiffersIsLoggedOnce(String change, String table, String differences) throws SQLException {
        create(ENTITIES);
        execute(change);
        for (String action : List.of("validate", "update")) {
            try (LogCapture log = LogCapture.of("org.tidewire")) {
                schema.run(action, ENTITIES);
                assertThat(log.atLeast(Level.WARN))
                        .singleElement()
                        .asString()
                        .endsWith("The table " + table + " differs from its mapping, and Hibernate does not alter it: "
                                + differences + ".");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table plain add index by_hand (made)",
                "alter table plain comment 'ours'",
                "alter table event drop partition p2025",
                "alter table product drop column lower_name | alter table product add lower_name varchar(255)",
                "alter table plain ttl = `made` + interval 1 day ttl_enable = 'OFF'"
            })
    void whatIsNotComparedIsNotLogged(String change) throws SQLException {
        create(ENTITIES);
        execute(change);
        nothingIsLogged("validate", ENTITIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "validate"})
    void optionsThatTheMappingHasAsTextAreKnown(String action) throws SQLException {
        execute("drop table if exists free");
        execute("create table free (id bigint auto_random(7) primary key, made datetime)"
                + " partition by hash (id) partitions 2");
        nothingIsLogged(action, Free.class);
    }

    @Test
    void updateAddsAGeneratedColumn() throws SQLException {
        create(ENTITIES);
        execute("alter table product drop column lower_name");
        execute("insert into product (id, name) values (1, 'Anvil')");
        schema.run("update", ENTITIES);
        assertThat(schema.query("select lower_name from product")).containsExactly(List.of("anvil"));
        nothingIsLogged("validate", ENTITIES);
    }

    @Test
    void aViewIsNoTable() throws SQLException {
        create(Plain.class);
        execute("rename table plain to behind | create view plain as select id, made from behind");
        try {
            nothingIsLogged("validate", Plain.class);
        } finally {
            execute("drop view plain | drop table behind");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql_mode='ANSI_QUOTES'", "sql_mode='ANSI_QUOTES,STRICT_TRANS_TABLES'"})
    void aTtlIsFoundWhereNamesAreInDoubleQuotes(String mode) throws SQLException {
        create(Event.class);
        DataSource ansi = database.dataSource(pool -> pool.addDataSourceProperty("sessionVariables", mode));
        Map<String, Object> settings =
                Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, ansi, SchemaToolingSettings.HBM2DDL_AUTO, "validate");
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            database.sessionFactory(settings, Event.class).close();
            assertThat(log.atLeast(Level.WARN)).isEmpty();
            execute("alter table event remove ttl");
            database.sessionFactory(settings, Event.class).close();
            assertThat(log.atLeast(Level.WARN)).hasSize(1);
        }
    }

    private void execute(String sql) throws SQLException {
        database.<SQLException>withoutGrammar(() -> {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                for (String one : sql.split("\\|", -1)) {
                    statement.execute(one);
                }
            }
        });
    }

    @Entity
    @Table(name = "plain")
    static class Plain {
        @Id
        long id;

        LocalDateTime made;
    }

    @Entity
    @Table(name = "event")
    @Ttl(column = "day", after = 3, unit = ChronoUnit.MONTHS, enabled = false)
    @PartitionBy(
            kind = PartitionBy.Kind.RANGE,
            columns = "day",
            ranges = {
                @PartitionBy.Range(name = "P2025", lessThan = "'2026-1-1'"),
                @PartitionBy.Range(name = "pmax", lessThan = "maxvalue")
            })
    static class Event {
        @Id
        long id;

        @PartitionKey
        LocalDate day;
    }

    @Entity
    @Table(name = "account")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 2)
    static class Account {
        @Id
        long id;
    }

    @Entity
    @Table(name = "random")
    static class Random {
        @Id
        @AutoRandom(shardBits = 6)
        Long id;
    }

    @Entity
    @Table(name = "short_random")
    static class ShortRandom {
        @Id
        @AutoRandom(rangeBits = 54)
        Long id;
    }

    @Entity
    @Table(name = "product")
    static class Product {
        @Id
        long id;

        @Column(length = 20)
        String name;

        @Column(name = "lower_name")
        @GeneratedColumn("lower(name)")
        String lowerName;
    }

    @Entity
    @Table(name = "free", options = "partition by hash (id) partitions 2")
    static class Free {
        @Id
        @Column(columnDefinition = "bigint auto_random")
        long id;

        LocalDateTime made;
    }
}
