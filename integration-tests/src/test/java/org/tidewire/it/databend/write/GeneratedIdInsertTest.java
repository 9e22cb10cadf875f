package org.tidewire.it.databend.write;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Rows that HQL inserts get ids that nobody else gets. */
@DatabendTest
class GeneratedIdInsertTest {
    private static final String OPTIMIZER = "hibernate.id.optimizer.pooled.preferred";

    @Entity(name = "Wave")
    static class Wave {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "waves_seq", allocationSize = 5)
        Long id;

        int height;

        protected Wave() {}

        Wave(int height) {
            this.height = height;
        }
    }

    private final TestDatabase database;
    private SessionFactory factory;

    GeneratedIdInsertTest(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void close() {
        factory.close();
    }

    /** Several transactions make several blocks of storage, whose sizes are those that a sequence in steps of 5 could trip over. */
    @ParameterizedTest
    @ValueSource(strings = {"pooled", "pooled-lo"})
    void idsAreDistinct(String optimizer) {
        factory = database.sessionFactory(Map.of(OPTIMIZER, optimizer, "hibernate.jdbc.batch_size", 100), Wave.class);
        for (int rows : new int[] {5, 7, 25, 1, 10}) {
            factory.inTransaction(session -> {
                for (int i = 0; i < rows; i++) {
                    session.persist(new Wave(i));
                }
            });
        }
        int all = 48;
        for (int round = 0; round < 3; round++) {
            assertThat(mutate(
                            "insert into Wave (height) select w.height + :more from Wave w where w.height >= :least",
                            100,
                            0))
                    .isEqualTo(all);
            all *= 2;
            assertThat(mutate("insert into Wave (height) values (:more), (:least), (3)", 1, 2))
                    .isEqualTo(3);
            factory.inTransaction(session -> {
                for (int i = 0; i < 12; i++) {
                    session.persist(new Wave(i));
                }
            });
            all += 15;
            List<Long> ids = ids();
            assertThat(ids).hasSize(all).doesNotHaveDuplicates();
        }
    }

    private int mutate(String hql, int more, int least) {
        return factory.fromTransaction(session -> session.createMutationQuery(hql)
                .setParameter("more", more)
                .setParameter("least", least)
                .executeUpdate());
    }

    private List<Long> ids() {
        return new ArrayList<>(factory.<List<Long>>fromTransaction(
                session -> session.createSelectionQuery("select w.id from Wave w", Long.class)
                        .getResultList()));
    }
}
