package org.tidewire.it.cockroachdb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnTransformer;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/**
 * A column with the region of a row, as {@code @Locality(REGIONAL_BY_ROW)} asks for it. Its type is an enum; the annotation itself
 * needs a cluster of several regions.
 */
@CockroachDBTest
class RegionTest {
    @Entity(name = "Cab")
    @Table(name = "cabs")
    static class Cab {
        @Id
        int id;

        @Column(columnDefinition = "crdb_internal_region", nullable = false)
        @ColumnTransformer(write = "cast(? as crdb_internal_region)")
        String home;
    }

    @Test
    void isWrittenAndCompared(TestDatabase database) throws SQLException {
        assumeTrue(database.isStandIn(), "CockroachDB makes the type itself, where a database has regions");
        database.execute(
                "drop table if exists cabs",
                "drop type if exists crdb_internal_region",
                "create type crdb_internal_region as enum ('us', 'eu')");
        SessionFactory factory = database.sessionFactory(Map.of("hibernate.jdbc.batch_size", 10), Cab.class);
        factory.inTransaction(session -> {
            for (int id = 0; id < 3; id++) {
                Cab cab = new Cab();
                cab.id = id;
                cab.home = "us";
                session.persist(cab);
            }
        });
        factory.inTransaction(session -> session.createSelectionQuery("from Cab where id > 0", Cab.class)
                .getResultList()
                .forEach(cab -> cab.home = "eu"));
        List<Integer> moved = factory.fromTransaction(session -> session.createSelectionQuery(
                        "select id from Cab where cast(home as String) = :home order by id", Integer.class)
                .setParameter("home", "eu")
                .getResultList());
        assertThat(moved).containsExactly(1, 2);
        factory.close();
        database.execute("drop table cabs", "drop type crdb_internal_region");
    }
}
