package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.LogCapture;
import org.tidewire.tidb.annotation.AutoRandom;
import org.tidewire.tidb.annotation.PartitionBy;
import org.tidewire.tidb.annotation.PlacementPolicy;
import org.tidewire.tidb.annotation.ScatteredSequence;
import org.tidewire.tidb.annotation.TiFlashReplica;
import org.tidewire.tidb.annotation.Ttl;
import org.tidewire.tidb.annotation.VectorIndex;

/** How long rows live, and where: expiry, placement, partitions, TiFlash. */
@TiDBTest
class TableLifeTest {
    private static final LocalDateTime LAST_YEAR = LocalDateTime.of(2025, 7, 1, 12, 0);
    private static final LocalDateTime THIS_YEAR = LocalDateTime.of(2026, 7, 1, 12, 0);

    private final TestDatabase database;
    private final Schema schema;
    private final SessionFactory factory;

    TableLifeTest(TestDatabase database) {
        this.database = database;
        this.schema = new Schema(database);
        this.factory = database.sessionFactory(Line.class, Account.class, Setting.class);
    }

    @Test
    void rowsGoIntoTheirPartitions() throws SQLException {
        factory.inTransaction(session -> {
            session.persist(new Line(LAST_YEAR));
            session.persist(new Line(THIS_YEAR));
            session.persist(new Account(5));
            session.persist(new Setting("colour"));
        });

        assertThat(schema.query("select created from log_lines partition (p2025)"))
                .singleElement()
                .asString()
                .contains("2025-07-01");
        assertThat(schema.query("select created from log_lines partition (pmax)"))
                .singleElement()
                .asString()
                .contains("2026-07-01");
        assertThat(schema.query("select id from accounts partition (p1)")).hasSize(1);
        assertThat(schema.query("select name from settings")).hasSize(1);
    }

    @Test
    void rowsAreFoundAndChangedById() {
        Line line = new Line(THIS_YEAR);
        factory.inTransaction(session -> session.persist(line));
        factory.inTransaction(session -> session.find(Line.class, line.id).text = "changed");
        factory.inTransaction(session -> {
            Line found = session.find(Line.class, line.id);
            assertThat(found.text).isEqualTo("changed");
            session.remove(found);
        });
        assertThat(factory.<Line>fromSession(session -> session.find(Line.class, line.id)))
                .isNull();
    }

    @Test
    @RealTiDB("MariaDB does not list its sequences where the dialect asks for them")
    void isKnownAgain() {
        schema.isKnownAgain(Line.class, Account.class, Setting.class);
    }

    @Test
    @RealTiDB("MariaDB shows no such options")
    void optionsThatTheServerDoesNotShowAreSaid() throws SQLException {
        database.execute("alter table log_lines remove ttl");
        database.execute("alter table log_lines reorganize partition pmax into"
                + " (partition p2026 values less than ('2027-01-01'), partition pmax values less than (maxvalue))");
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            schema.run("update", Line.class, Account.class, Setting.class);
            assertThat(log.atLeast(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("The table log_lines differs from its mapping, and Hibernate does not alter it:"
                            + " /*T![ttl] TTL=`created` + INTERVAL 3 MONTH */ is missing on the server;");
        }
    }

    @Test
    @RealTiDB("MariaDB has no such options")
    void isWhatTheServerShows() throws SQLException {
        assertThat(schema.show("log_lines"))
                .contains(
                        "PRIMARY KEY (`id`,`created`) /*T![clustered_index] CLUSTERED */",
                        "/*T![ttl] TTL=`created` + INTERVAL 3 MONTH */",
                        "/*T![ttl] TTL_ENABLE='OFF' */",
                        "/*T![ttl] TTL_JOB_INTERVAL='1d' */",
                        "PARTITION BY RANGE COLUMNS(`created`)",
                        "PARTITION `p2025` VALUES LESS THAN ('2026-01-01 00:00:00.000000')",
                        "PARTITION `pmax` VALUES LESS THAN (MAXVALUE)");
        assertThat(schema.show("accounts")).contains("PARTITION BY HASH (`id`) PARTITIONS 4");
        assertThat(schema.show("settings")).contains("PARTITION BY KEY (`name`) PARTITIONS 3");
    }

    @Test
    @RealTiDB("MariaDB has no AUTO_RANDOM, and no identity that is not a key by itself")
    void aRandomKeyGoesWithAPartitionKey() throws SQLException {
        Booking booking = new Booking();
        booking.created = THIS_YEAR;
        database.sessionFactory(Booking.class).inTransaction(session -> session.persist(booking));

        assertThat(schema.query("select id from bookings")).containsExactly(List.of("" + booking.id));
        assertThat(schema.show("bookings"))
                .contains("/*T![auto_rand] AUTO_RANDOM(5) */", "PRIMARY KEY (`id`,`created`)");
    }

    @Test
    @RealTiDB("MariaDB has no placement policies")
    void liesWhereThePolicySays() throws SQLException {
        database.execute("create placement policy if not exists tidewire_it followers=2");
        try {
            database.sessionFactory(Placed.class);
            assertThat(schema.show("placed")).contains("/*T![placement] PLACEMENT POLICY=`tidewire_it` */");
        } finally {
            database.execute("drop table if exists placed");
            database.execute("drop placement policy if exists tidewire_it");
        }
    }

    @Test
    @RealTiDB("MariaDB ignores what TiFlash is told")
    void withoutTiFlashAVectorIndexIsUnderstoodAndRefused() {
        String rendered =
                "alter table documents /*T! add vector index if not exists `vi_embedding` ((vec_cosine_distance(`embedding`))) */";
        List<String> sent = database.statements()
                .sqlDuring(() -> database.sessionFactory(
                        Map.of(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, "false"), Document.class));
        assertThat(sent).contains("alter table documents /*T! set tiflash replica 1 */");

        assertThatThrownBy(() -> database.execute(rendered))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Unsupported add vector index: unsupported empty TiFlash replica");
    }

    @Test
    @RealTiDB("MariaDB ignores what TiFlash is told")
    void tiFlashIsAskedForItsReplica() {
        assertThatThrownBy(() -> database.sessionFactory(Analysed.class))
                .as("a single TiDB without TiFlash")
                .hasStackTraceContaining(
                        "the tiflash replica count: 1 should be less than the total tiflash server count: 0");
    }

    @Entity
    @Table(name = "log_lines")
    @Ttl(column = "created", after = 3, unit = ChronoUnit.MONTHS, enabled = false, jobInterval = "1d")
    @PartitionBy(
            kind = PartitionBy.Kind.RANGE,
            columns = "created",
            ranges = {
                @PartitionBy.Range(name = "p2025", lessThan = "'2026-01-01'"),
                @PartitionBy.Range(name = "pmax", lessThan = "maxvalue")
            })
    static class Line {
        @Id
        @ScatteredSequence
        Long id;

        @PartitionKey
        LocalDateTime created;

        String text;

        Line() {}

        Line(LocalDateTime created) {
            this.created = created;
        }
    }

    @Entity
    @Table(name = "accounts")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 4)
    static class Account {
        @Id
        long id;

        Account() {}

        Account(long id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "settings")
    @PartitionBy(kind = PartitionBy.Kind.KEY, columns = "name", partitions = 3)
    static class Setting {
        @Id
        String name;

        Setting() {}

        Setting(String name) {
            this.name = name;
        }
    }

    @Entity
    @Table(name = "bookings")
    @PartitionBy(
            kind = PartitionBy.Kind.RANGE,
            columns = "created",
            ranges = @PartitionBy.Range(name = "pmax", lessThan = "maxvalue"))
    static class Booking {
        @Id
        @AutoRandom
        Long id;

        @PartitionKey
        LocalDateTime created;
    }

    @Entity
    @Table(name = "placed")
    @PlacementPolicy("tidewire_it")
    static class Placed {
        @Id
        Long id;
    }

    @Entity
    @Table(name = "documents")
    @TiFlashReplica
    static class Document {
        @Id
        Long id;

        @Column(columnDefinition = "vector(3)")
        @VectorIndex(VectorIndex.Distance.COSINE)
        String embedding;
    }

    @Entity
    @Table(name = "analysed")
    @TiFlashReplica
    static class Analysed {
        @Id
        Long id;
    }
}
