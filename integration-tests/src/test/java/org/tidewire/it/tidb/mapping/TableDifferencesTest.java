package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
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
import org.tidewire.it.engine.RealTiDB;
import org.tidewire.it.engine.TestDatabase;
import org.tidewire.it.engine.TiDBTest;
import org.tidewire.it.support.LogCapture;
import org.tidewire.tidb.TiDBSettings;
import org.tidewire.tidb.annotation.AutoIdCache;
import org.tidewire.tidb.annotation.AutoRandom;
import org.tidewire.tidb.annotation.Clustered;
import org.tidewire.tidb.annotation.PartitionBy;
import org.tidewire.tidb.annotation.ShardRowIdBits;
import org.tidewire.tidb.annotation.Ttl;

/** What {@code update} and {@code validate} say of tables that are not as they are mapped. */
@TiDBTest
@RealTiDB("MariaDB shows no such options, and is not asked")
class TableDifferencesTest {
    private static final Class<?>[] ENTITIES = {Product.class, Bare.class, Event.class, Random.class};

    private final TestDatabase database;
    private final Schema schema;

    TableDifferencesTest(TestDatabase database) {
        this.database = database;
        this.schema = new Schema(database);
    }

    private void create(Class<?>... entities) {
        database.sessionFactory(entities).close();
    }

    /** Those of the table that is changed; the others need not be made. */
    private static Class<?>[] entitiesOf(String change) {
        return switch (change.split(" ", 4)[2]) {
            case "product" -> new Class<?>[] {Product.class, Random.class};
            case "event" -> new Class<?>[] {Event.class};
            default -> new Class<?>[] {Bare.class};
        };
    }

    @Test
    void whatIsAsMappedIsNotSaid() {
        create(ENTITIES);
        nothingIsSaid();
    }

    private void nothingIsSaid() {
        try (LogCapture log = LogCapture.of("org.tidewire", Level.INFO)) {
            schema.isKnownAgain(ENTITIES);
            assertThat(log.atLeast(Level.INFO)).isEmpty();
        }
    }

    @Test
    void oneQueryForEachTableAndOneForAll() {
        create(ENTITIES);
        List<String> sent = database.statements().sqlDuring(() -> schema.run("validate", ENTITIES));
        assertThat(sent).filteredOn(sql -> sql.startsWith("show create table")).hasSize(ENTITIES.length);
        assertThat(sent).filteredOn(sql -> sql.contains("tiflash_replica")).hasSize(1);
    }

    /** What Hibernate itself compares is enough for a table of plain columns. */
    @Test
    void noQueryForATableOfWhichTheMappingSaysNoMore() {
        create(ENTITIES);
        List<String> sent = database.statements().sqlDuring(() -> schema.run("validate", "mapped", ENTITIES));
        assertThat(sent)
                .filteredOn(sql -> sql.startsWith("show create table"))
                .hasSize(ENTITIES.length - 1)
                .noneMatch(sql -> sql.contains("bare"));
        assertThat(database.statements().sqlDuring(() -> schema.run("validate", "mapped", Bare.class)))
                .noneMatch(sql -> sql.startsWith("show create table") || sql.contains("tiflash_replica"));
    }

    @Test
    void anUnknownChoiceOfTablesIsRefused() {
        assertThatThrownBy(() -> schema.run("validate", "some", Bare.class))
                .hasRootCauseMessage("tidewire.tidb.compare_tables must be 'mapped' or 'all', and is 'some'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "alter table product comment 'other'; does not show the comment 'it's what we sell'",
                "alter table product modify code int not null; does not show the comment on code 'a, b (c)'",
                "alter table product drop column lower_name |"
                        + " alter table product add lower_name varchar(255) as (upper(name));"
                        + " does not show lower_name generated always as (lower(name))",
                "alter table product drop column lower_name |"
                        + " alter table product add lower_name varchar(255) as (lower(name)); nothing",
                "alter table product drop column lower_name |"
                        + " alter table product add lower_name varchar(255);"
                        + " does not show lower_name generated always as (lower(name))",
                "alter table product alter index by_name visible; does not show index by_name (name) invisible",
                "alter table product drop index by_upper |"
                        + " alter table product add index by_upper ((lower(name)));"
                        + " does not show index by_upper ((upper(name)))",
                "alter table product drop index by_tag | alter table product add index by_tag ((cast(tags as char(9) array)));"
                        + " does not show index by_tag ((cast(tags as char(20) array)))",
                "alter table event partition by key (id) partitions 2;"
                        + " does not show partition by range columns (`day`)",
                "alter table event remove partitioning; does not show partition by range columns (`day`)",
                "alter table event remove ttl; does not show /*T![ttl] TTL=`day` + INTERVAL 3 MONTH */",
                "alter table event reorganize partition p2025, pmax into (partition p2025 values less than ('2026-02-01'),"
                        + " partition pmax values less than (maxvalue));"
                        + " does not show partition p2025 values less than ('2026-1-1')",
                "alter table bare ttl = `made` + interval 1 day ttl_enable = 'OFF';"
                        + " shows what the mapping lacks: /*T![ttl] TTL=`made` + INTERVAL 1 DAY */",
                "alter table bare auto_id_cache 7; shows what the mapping lacks: /*T![auto_id_cache] AUTO_ID_CACHE=7 */",
                "alter table bare partition by hash (id) partitions 2;"
                        + " shows what the mapping lacks: partition by HASH (`id`) PARTITIONS 2",
                "alter table bare add twice int as (id * 2); nothing",
                "alter table bare drop column size | alter table bare add size int as (id * 2);"
                        + " shows what the mapping lacks: size generated always as (`id` * 2)"
            })
    void differencesAreSaidOnceForATable(String change, String said) throws SQLException {
        Class<?>[] entities = entitiesOf(change);
        create(entities);
        execute(change);
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            schema.run("validate", entities);
            if (said.equals("nothing")) {
                assertThat(log.atLeast(Level.WARN)).isEmpty();
            } else {
                assertThat(log.atLeast(Level.WARN))
                        .singleElement()
                        .asString()
                        .contains("is not what its mapping says, and Hibernate does not alter it: the server " + said);
            }
        }
    }

    @Test
    void updateSaysItToo() throws SQLException {
        create(Event.class, Bare.class);
        execute("alter table event remove ttl | alter table bare auto_id_cache 7");
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            schema.run("update", Event.class, Bare.class);
            assertThat(log.atLeast(Level.WARN))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("does not show /*T![ttl]"))
                    .anyMatch(line -> line.contains("shows what the mapping lacks: /*T![auto_id_cache]"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "alter table bare add index by_hand (made); has an index by_hand",
                "alter table bare comment 'ours'; has a comment 'ours'",
                "alter table bare modify size int comment 'in mm'; has a comment on size 'in mm'",
                "alter table event drop partition p2025; has no partition p2025",
                "alter table event reorganize partition pmax into (partition p2026 values less than ('2027-01-01'),"
                        + " partition pmax values less than (maxvalue)); has a partition p2026"
            })
    void whatIsAddedByHandIsInformation(String change, String said) throws SQLException {
        Class<?>[] entities = entitiesOf(change);
        create(entities);
        execute(change);
        try (LogCapture log = LogCapture.of("org.tidewire", Level.INFO)) {
            schema.run("validate", entities);
            assertThat(log.atLeast(Level.WARN)).isEmpty();
            assertThat(log.atLeast(Level.INFO))
                    .singleElement()
                    .asString()
                    .endsWith("differs from its mapping, as it may: it " + said + ".");
        }
    }

    @Test
    void anAutoRandomKeyThatTheMappingLacks() throws SQLException {
        execute("drop table if exists bare");
        execute("create table bare (id bigint auto_random primary key clustered, size int not null, made datetime(6))");
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            schema.run("validate", Bare.class);
            assertThat(log.atLeast(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("/*T![auto_rand] AUTO_RANDOM(5) */");
        }
    }

    @Test
    void thePolicyOfTheSchemaIsNobodysDifference() throws SQLException {
        execute("create placement policy if not exists tidewire_of_schema followers=2");
        try {
            execute("alter database " + database.name() + " placement policy tidewire_of_schema");
            try (LogCapture log = LogCapture.of("org.tidewire", Level.INFO)) {
                create(Bare.class);
                schema.run("validate", Bare.class);
                assertThat(schema.show("bare")).contains("PLACEMENT POLICY=`tidewire_of_schema`");
                assertThat(log.atLeast(Level.INFO)).isEmpty();
            }
            execute("alter database " + database.name() + " placement policy default");
            try (LogCapture log = LogCapture.of("org.tidewire")) {
                schema.run("validate", Bare.class);
                assertThat(log.atLeast(Level.WARN)).singleElement().asString().contains("PLACEMENT POLICY=");
            }
        } finally {
            execute("alter database " + database.name() + " placement policy default");
            execute("drop table if exists bare");
            execute("drop placement policy if exists tidewire_of_schema");
        }
    }

    @Test
    void theShardsThatNewTablesHaveAreNobodysDifference() throws SQLException {
        execute("drop table if exists product | set tidb_shard_row_id_bits = 3 | set tidb_pre_split_regions = 1"
                + " | create table product (id bigint primary key nonclustered)");
        DataSource sharding =
                database.dataSource(pool -> pool.addDataSourceProperty("sessionVariables", "tidb_shard_row_id_bits=3"));
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            validate(sharding, Sharded.class);
            assertThat(log.atLeast(Level.WARN)).isEmpty();
            schema.run("validate", Sharded.class);
            assertThat(log.atLeast(Level.WARN)).singleElement().asString().contains("SHARD_ROW_ID_BITS=3");
        } finally {
            execute("drop table product");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "validate"})
    void whatTheMappingLeavesToTheUserIsNotSaid(String action) throws SQLException {
        execute("drop table if exists free");
        execute(
                "create table free (id bigint auto_random primary key, made datetime, twice int as (3 * 2) comment 'six')"
                        + " ttl = `made` + interval 1 day ttl_enable = 'OFF'");
        try (LogCapture log = LogCapture.of("org.tidewire", Level.INFO)) {
            schema.run(action, Free.class);
            assertThat(log.atLeast(Level.INFO)).isEmpty();
        }
    }

    @Test
    void updateAddsAGeneratedColumn() throws SQLException {
        create(ENTITIES);
        execute("alter table product drop column lower_name");
        execute("insert into product (id, code, name) values (1, 1, 'Anvil')");
        schema.run("update", ENTITIES);
        assertThat(schema.query("select lower_name from product")).containsExactly(List.of("anvil"));
        nothingIsSaid();
    }

    @Test
    void aViewIsNoTable() throws SQLException {
        create(Bare.class);
        execute("rename table bare to behind | create view bare as select id, size, made from behind");
        try (LogCapture log = LogCapture.of("org.tidewire", Level.INFO)) {
            schema.run("validate", Bare.class);
            assertThat(log.atLeast(Level.INFO)).isEmpty();
        } finally {
            execute("drop view bare | drop table behind");
        }
    }

    @Test
    void namesInDoubleQuotesAreNotCompared() {
        create(Bare.class);
        DataSource ansi =
                database.dataSource(pool -> pool.addDataSourceProperty("sessionVariables", "sql_mode='ANSI_QUOTES'"));
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            validate(ansi, Bare.class);
            assertThat(log.atLeast(Level.WARN)).singleElement().asString().contains("since sql_mode has ANSI_QUOTES");
        }
    }

    @Test
    void aUniqueKeyThatIsNotThere() throws SQLException {
        create(Product.class, Random.class);
        execute("alter table product drop index uk");
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            schema.run("validate", Product.class, Random.class);
            assertThat(log.atLeast(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("does not show a unique key of (code, name)");
            schema.run("update", Product.class, Random.class);
            assertThat(log.atLeast(Level.WARN)).as("made by update").hasSize(1);
        }
    }

    private void validate(DataSource dataSource, Class<?>... entities) {
        Map<String, Object> settings = Map.of(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                dataSource,
                SchemaToolingSettings.HBM2DDL_AUTO,
                "validate",
                TiDBSettings.COMPARE_TABLES,
                "all");
        database.sessionFactory(settings, entities).close();
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
    @Table(
            name = "product",
            comment = "it's what we sell",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uk",
                            columnNames = {"code", "name"}),
            indexes = {
                @Index(name = "by_upper", columnList = "(upper(name))"),
                @Index(name = "by_tag", columnList = "(cast(tags as char(20) array))"),
                @Index(name = "by_both", columnList = "name, made desc"),
                @Index(name = "by_name", columnList = "name", options = "invisible")
            })
    @Clustered(false)
    @ShardRowIdBits(4)
    @AutoIdCache(100)
    static class Product {
        @Id
        long id;

        @Column(length = 20)
        String name;

        @Column(unique = true, comment = "a, b (c)")
        int code;

        LocalDateTime made;

        @Column(columnDefinition = "json")
        String tags;

        @Column(name = "lower_name")
        @GeneratedColumn("lower(name)")
        String lowerName;

        @ManyToOne
        Random random;
    }

    @Entity
    @Table(name = "product")
    @Clustered(false)
    static class Sharded {
        @Id
        long id;
    }

    @Entity
    @Table(name = "bare")
    static class Bare {
        @Id
        long id;

        int size;

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
    @Table(name = "random")
    static class Random {
        @Id
        @AutoRandom(shardBits = 6)
        Long id;
    }

    @Entity
    @Table(name = "free", options = "ttl = `made` + interval 1 day ttl_enable = 'OFF'")
    static class Free {
        @Id
        @Column(columnDefinition = "bigint auto_random")
        long id;

        LocalDateTime made;

        @Column(columnDefinition = "int as (3 * 2) comment 'six'")
        int twice;
    }
}
