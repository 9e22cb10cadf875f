package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.annotation.AutoIdCache;
import org.tidewire.tidb.annotation.Clustered;
import org.tidewire.tidb.annotation.ShardRowIdBits;
import org.tidewire.tidb.annotation.Ttl;

/** How rows are stored: clustered or not, sharded, and how ids are cached. */
@TiDBTest
class TableOptionsTest {
    private final Schema schema;
    private final SessionFactory factory;

    TableOptionsTest(TestDatabase database) {
        this.schema = new Schema(database);
        this.factory = database.sessionFactory(Page.class, Country.class, Counted.class, Note.class, Memo.class);
    }

    @Test
    void rowsAreWrittenAndRead() {
        factory.inTransaction(session -> {
            session.persist(new Page("https://example.org/"));
            session.persist(new Country("CH"));
            session.persist(new Counted());
        });
        factory.inTransaction(session -> {
            assertThat(session.find(Page.class, "https://example.org/")).isNotNull();
            assertThat(session.find(Country.class, "CH")).isNotNull();
        });
    }

    @Test
    @RealTiDB("MariaDB does not list its sequences where the dialect asks for them")
    void isKnownAgain() {
        schema.isKnownAgain(Page.class, Country.class, Counted.class, Note.class, Memo.class);
    }

    @Test
    @RealTiDB("MariaDB has no such options")
    void isWhatTheServerShows() throws SQLException {
        assertThat(schema.show("pages"))
                .contains(
                        "PRIMARY KEY (`url`) /*T![clustered_index] NONCLUSTERED */",
                        "/*T! SHARD_ROW_ID_BITS=4 PRE_SPLIT_REGIONS=2 */");
        assertThat(schema.show("countries")).contains("PRIMARY KEY (`code`) /*T![clustered_index] CLUSTERED */");
        assertThat(schema.show("counted")).contains("/*T![auto_id_cache] AUTO_ID_CACHE=1 */");
    }

    @Test
    @RealTiDB("MariaDB has no such options")
    void inheritedOptionsAreWhatTheServerShows() throws SQLException {
        assertThat(schema.show("notes")).contains("NONCLUSTERED", "SHARD_ROW_ID_BITS=3", "INTERVAL 30 DAY");
        assertThat(schema.show("memos")).contains("NONCLUSTERED", "SHARD_ROW_ID_BITS=3", "INTERVAL 7 DAY");
    }

    @MappedSuperclass
    @Clustered(false)
    @ShardRowIdBits(3)
    @Ttl(column = "created", after = 30, enabled = false)
    static class Expiring {
        @Id
        long id;

        LocalDateTime created;
    }

    @Entity
    @Table(name = "notes")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Note extends Expiring {}

    @Entity
    @Table(name = "memos")
    @Ttl(column = "created", after = 7, enabled = false)
    static class Memo extends Note {}

    @Entity
    @Table(name = "pages")
    @Clustered(false)
    @ShardRowIdBits(value = 4, preSplitRegions = 2)
    static class Page {
        @Id
        String url;

        Page() {}

        Page(String url) {
            this.url = url;
        }
    }

    @Entity
    @Table(name = "countries")
    @Clustered
    static class Country {
        @Id
        String code;

        Country() {}

        Country(String code) {
            this.code = code;
        }
    }

    @Entity
    @Table(name = "counted")
    @AutoIdCache(1)
    static class Counted {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }
}
