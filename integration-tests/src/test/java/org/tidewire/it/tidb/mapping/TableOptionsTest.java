package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.tidewire.it.engine.RealTiDB;
import org.tidewire.it.engine.TestDatabase;
import org.tidewire.it.engine.TiDBTest;
import org.tidewire.tidb.mapping.AutoIdCache;
import org.tidewire.tidb.mapping.Clustered;
import org.tidewire.tidb.mapping.ShardRowIdBits;

/** How rows are stored: clustered or not, sharded, and how ids are cached. */
@TiDBTest
class TableOptionsTest {
    private final Schema schema;
    private final SessionFactory factory;

    TableOptionsTest(TestDatabase database) {
        this.schema = new Schema(database);
        this.factory = database.sessionFactory(Page.class, Country.class, Counted.class);
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
        schema.isKnownAgain(Page.class, Country.class, Counted.class);
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
