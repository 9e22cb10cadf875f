package org.tidewire.it.cockroachdb.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PessimisticLockScope;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Timeouts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Consumers of a queue: each takes rows that no other has locked. */
@CockroachDBTest
class SkipLockedTest {
    private final TestDatabase database;
    private SessionFactory factory;

    SkipLockedTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Queue")
    static class Queue {
        @Id
        int id;
    }

    @Entity(name = "Job")
    static class Job {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Queue queue;
    }

    @BeforeEach
    void insertJobs() {
        factory = database.sessionFactory(Queue.class, Job.class, Paper.class, Thesis.class);
        factory.inTransaction(session -> {
            Thesis thesis = new Thesis();
            thesis.id = 1;
            session.persist(thesis);
            Queue queue = new Queue();
            session.persist(queue);
            for (int id = 1; id <= 3; id++) {
                Job job = new Job();
                job.id = id;
                job.queue = queue;
                session.persist(job);
            }
        });
    }

    private static List<Integer> take(Session session, String hql, int most) {
        var query = session.createSelectionQuery(hql, Job.class).setMaxResults(most);
        query.setLockMode(LockModeType.PESSIMISTIC_WRITE);
        query.setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI);
        return query.getResultList().stream().map(job -> job.id).toList();
    }

    @Test
    void eachConsumerTakesWhatNoOtherHas() {
        factory.inTransaction(first -> {
            assertThat(take(first, "from Job order by id", 1)).containsExactly(1);
            factory.inTransaction(second -> {
                assertThat(take(second, "from Job order by id", 1)).containsExactly(2);
                factory.inTransaction(third ->
                        assertThat(take(third, "from Job order by id", 9)).containsExactly(3));
            });
        });
    }

    @Test
    void alsoWhereAnotherTableIsJoined() {
        factory.inTransaction(first -> {
            assertThat(take(first, "from Job j join fetch j.queue order by j.id", 1))
                    .containsExactly(1);
            factory.inTransaction(
                    second -> assertThat(take(second, "from Job j join j.queue q where q.id = 0 order by j.id", 9))
                            .containsExactly(2, 3));
        });
    }

    /** Hibernate locks by a second query where a table is outer joined, and returns what that has skipped. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "from Job j left join fetch j.queue",
                "select distinct j from Job j",
                "select j from Job j group by j",
                "select treat(p as Job) from Job p left join Queue q on q.id = p.id"
            })
    void whatWouldReturnSkippedRowsIsRefused(String hql) {
        factory.inTransaction(session -> assertThatThrownBy(() -> take(session, hql, 9))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("'skip locked' in a query with outer joins"));
    }

    @Test
    void skipLockedByTheLockMode() {
        factory.inTransaction(first -> {
            first.find(Job.class, 1, LockModeType.PESSIMISTIC_WRITE);
            factory.inTransaction(second -> assertThat(second.createSelectionQuery("from Job order by id", Job.class)
                            .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                            .getResultList())
                    .extracting(job -> job.id)
                    .containsExactly(2, 3));
        });
    }

    @Test
    void rowsInSeveralTables() {
        factory.inTransaction(session -> {
            session.find(Thesis.class, 1, LockModeType.PESSIMISTIC_WRITE);
            session.find(Paper.class, 1, LockModeType.PESSIMISTIC_WRITE);
            var query = session.createSelectionQuery("from Paper", Paper.class);
            query.setLockMode(LockModeType.PESSIMISTIC_WRITE);
            assertThat(query.getResultList()).hasSize(1);
            Job job = session.find(Job.class, 1);
            session.lock(job, LockModeType.PESSIMISTIC_WRITE, PessimisticLockScope.EXTENDED);
            var extended = session.createSelectionQuery("from Job j left join fetch j.queue", Job.class);
            extended.setLockMode(LockModeType.PESSIMISTIC_WRITE);
            extended.setHint("jakarta.persistence.lock.scope", PessimisticLockScope.EXTENDED);
            assertThat(extended.getResultList()).hasSize(3);
        });
    }

    @Entity(name = "Paper")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Paper {
        @Id
        int id;
    }

    @Entity(name = "Thesis")
    static class Thesis extends Paper {
        String university;
    }

    @Test
    void noWaitTellsAtOnce() {
        factory.inTransaction(first -> {
            first.find(Job.class, 1, LockModeType.PESSIMISTIC_WRITE);
            assertThatThrownBy(() -> factory.inTransaction(
                            second -> second.find(Job.class, 1, LockModeType.PESSIMISTIC_WRITE, Timeouts.NO_WAIT)))
                    .hasStackTraceContaining("could not obtain lock on row");
        });
    }
}
