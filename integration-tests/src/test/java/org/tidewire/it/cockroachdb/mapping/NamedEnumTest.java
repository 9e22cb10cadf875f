package org.tidewire.it.cockroachdb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Enums as types of the server. */
@CockroachDBTest
class NamedEnumTest {
    enum Hue {
        RED,
        GREEN,
        BLUE
    }

    enum Rank {
        LOW,
        HIGH
    }

    @Entity(name = "Tile")
    static class Tile {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Hue hue;

        @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
        Rank rank;
    }

    @Test
    void theTypeIsCreatedAndUsed(TestDatabase database) throws SQLException {
        SessionFactory factory = database.sessionFactory(Map.of("hibernate.jdbc.batch_size", 10), Tile.class);
        factory.inTransaction(session -> {
            for (int id = 0; id < 3; id++) {
                Tile tile = new Tile();
                tile.id = id;
                tile.hue = Hue.values()[id];
                tile.rank = Rank.HIGH;
                session.persist(tile);
            }
        });
        factory.inTransaction(session -> session.createSelectionQuery("from Tile", Tile.class)
                .getResultList()
                .forEach(tile -> {
                    tile.hue = tile.id == 0 ? null : Hue.BLUE;
                    tile.rank = Rank.LOW;
                }));
        factory.inTransaction(session -> {
            assertThat(session.createSelectionQuery("select id from Tile where hue = :hue order by id", Integer.class)
                            .setParameter("hue", Hue.BLUE)
                            .getResultList())
                    .containsExactly(1, 2);
            assertThat(session.createSelectionQuery(
                                    "select id from Tile where hue in (BLUE, RED) and rank = LOW order by id",
                                    Integer.class)
                            .getResultList())
                    .containsExactly(1, 2);
            assertThat(session.createMutationQuery("update Tile set hue = :hue, rank = HIGH where hue is null")
                            .setParameter("hue", Hue.GREEN)
                            .executeUpdate())
                    .isEqualTo(1);
        });
        assertThat(database.strings("select id || ' ' || hue || ' ' || rank from Tile order by id"))
                .isEqualTo(List.of("0 GREEN HIGH", "1 BLUE LOW", "2 BLUE LOW"));
        assertThat(factory.getSchemaManager()).isNotNull();
        factory.getSchemaManager().dropMappedObjects(false);
        assertThat(database.strings("select typname from pg_type where typname in ('hue', 'rank')"))
                .isEmpty();
        factory.getSchemaManager().exportMappedObjects(false);
    }
}
