package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Bulk statements over several tables, which go through a temporary table: they commit and roll back as a whole. */
@TiDBTest
class JoinedInheritanceTest {
    @Entity(name = "Vessel")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Vessel {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        String name;
        int crew;
    }

    @Entity(name = "Ferry")
    static class Ferry extends Vessel {
        int cars;
    }

    @Entity(name = "Tug")
    static class Tug extends Vessel {
        int power;
    }

    private SessionFactory factory;

    @BeforeEach
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Vessel.class, Ferry.class, Tug.class);
        factory.inTransaction(session -> {
            for (int i = 1; i <= 5; i++) {
                Ferry ferry = new Ferry();
                ferry.name = "ferry" + i;
                ferry.crew = i;
                ferry.cars = 10 * i;
                session.persist(ferry);
                Tug tug = new Tug();
                tug.name = "tug" + i;
                tug.crew = i;
                tug.power = 100 * i;
                session.persist(tug);
            }
        });
    }

    @Test
    void updatesBothTables() {
        assertThat(mutate("update Ferry f set f.crew = f.crew + 1, f.cars = f.cars * 2 where f.cars > 20"))
                .isEqualTo(3);
        assertThat(count("Ferry f where f.crew > 3 and f.cars > 50")).isEqualTo(3);
    }

    @Test
    void updatesTheRootsOfAll() {
        assertThat(mutate("update Vessel v set v.name = concat('old ', v.name) where v.crew < 3"))
                .isEqualTo(4);
        assertThat(count("Vessel v where v.name like 'old %'")).isEqualTo(4);
    }

    @Test
    void deletesFromAllTables() {
        assertThat(mutate("delete from Vessel v where v.crew > 3")).isEqualTo(4);
        assertThat(count("Vessel v")).isEqualTo(6);
        assertThat(count("Ferry f")).isEqualTo(3);
        assertThat(count("Tug t")).isEqualTo(3);
    }

    @Test
    void insertsFromAQuery() {
        assertThat(mutate("insert into Tug (name, crew, power) select f.name, f.crew, f.cars from Ferry f"))
                .isEqualTo(5);
        assertThat(count("Tug t where t.name like 'ferry%' and t.power = 10 * t.crew"))
                .isEqualTo(5);
    }

    @Test
    void theWorkBeforeIsRolledBackToo() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.createMutationQuery("update Tug t set t.power = 0").executeUpdate();
                    session.createMutationQuery("delete from Vessel v where v.crew > 3")
                            .executeUpdate();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(count("Vessel v")).isEqualTo(10);
        assertThat(count("Tug t where t.power = 0")).isZero();
    }

    @Test
    void nothingIsLeftForTheNextTransaction() {
        for (int i = 0; i < 3; i++) {
            assertThat(mutate("update Ferry f set f.crew = f.crew + 1, f.cars = f.cars + 1"))
                    .isEqualTo(5);
        }
        assertThat(count("Ferry f where f.crew >= 4")).isEqualTo(5);
    }

    private int mutate(String hql) {
        return factory.fromTransaction(
                session -> session.createMutationQuery(hql).executeUpdate());
    }

    private long count(String from) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select count(*) from " + from, Long.class)
                        .getSingleResult());
    }
}
