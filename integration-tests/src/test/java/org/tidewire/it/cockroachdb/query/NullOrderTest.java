package org.tidewire.it.cockroachdb.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.QuerySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Nulls stand where the query says, whatever the server does by itself: the stand-in sorts as CockroachDB with null_ordered_last. */
@CockroachDBTest
class NullOrderTest {
    private final TestDatabase database;

    NullOrderTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Reading")
    static class Reading {
        @Id
        int id;

        Integer value;
    }

    private SessionFactory factory(Map<String, Object> settings) {
        SessionFactory factory = database.sessionFactory(settings, Reading.class);
        factory.inTransaction(session -> {
            for (int id = 1; id <= 3; id++) {
                Reading reading = new Reading();
                reading.id = id;
                reading.value = id == 2 ? null : id;
                session.persist(reading);
            }
        });
        return factory;
    }

    private static List<Integer> sorted(SessionFactory factory, String order) {
        return factory.fromSession(
                session -> session.createSelectionQuery("select id from Reading order by " + order, Integer.class)
                        .getResultList());
    }

    @ParameterizedTest
    @CsvSource({
        "value nulls first, 2 1 3",
        "value asc nulls last, 1 3 2",
        "value desc nulls first, 2 3 1",
        "value desc nulls last, 3 1 2"
    })
    void theQuerySays(String order, String ids) {
        assertThat(sorted(factory(Map.of()), order)).map(String::valueOf).containsExactly(ids.split(" "));
    }

    @Test
    void theSettingSays() {
        SessionFactory factory = factory(Map.of(QuerySettings.DEFAULT_NULL_ORDERING, "first"));
        assertThat(sorted(factory, "value")).containsExactly(2, 1, 3);
        assertThat(sorted(factory, "value desc")).containsExactly(2, 3, 1);
    }
}
