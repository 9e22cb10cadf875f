package org.tidewire.it.databend.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Pessimistic locks are refused before anything is sent; optimistic ones work. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockTest {
    private static final String SENTENCE =
            "Databend does not support pessimistic locks: it has no row locks; use @Version,"
                    + " whose conflicts are found by exact update counts and at commit, and repeat the transaction";

    @Entity(name = "Seat")
    static class Seat {
        @Id
        Long id;

        String taken;

        @Version
        int version;
    }

    private final TestDatabase database;
    private SessionFactory factory;

    LockTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void insertTwo() {
        factory = database.sessionFactory(Seat.class);
        factory.inTransaction(session -> {
            for (long id = 1; id <= 2; id++) {
                Seat seat = new Seat();
                seat.id = id;
                session.persist(seat);
            }
        });
    }

    @AfterAll
    void close() {
        factory.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"PESSIMISTIC_READ", "PESSIMISTIC_WRITE", "PESSIMISTIC_FORCE_INCREMENT"})
    void aPessimisticLockOnFindIsRefused(LockModeType mode) {
        factory.inTransaction(session -> refused(() -> session.find(Seat.class, 1, mode)));
    }

    /** Hibernate does not ask the dialect: it would increase the version by an update, which locks nothing. */
    @Test
    void soIsAForcedIncrementOfEntitiesAndQueries() {
        int before = versionOf(1);
        factory.inSession(session -> {
            session.beginTransaction();
            Seat seat = session.find(Seat.class, 1);
            refused(() -> session.lock(seat, LockModeType.PESSIMISTIC_FORCE_INCREMENT));
            assertThatThrownBy(() -> session.refresh(seat, LockModeType.PESSIMISTIC_FORCE_INCREMENT))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage(SENTENCE);
            session.clear();
            assertThatThrownBy(() -> session.createSelectionQuery("from Seat", Seat.class)
                            .setLockMode(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
                            .getResultList())
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage(SENTENCE);
            session.getTransaction().rollback();
        });
        assertThat(versionOf(1)).isEqualTo(before);
    }

    @Test
    void anOptimisticForcedIncrementIncreasesTheVersion() {
        int before = versionOf(1);
        factory.inTransaction(session -> session.find(Seat.class, 1, LockModeType.OPTIMISTIC_FORCE_INCREMENT));
        assertThat(versionOf(1)).isEqualTo(before + 1);
        factory.inTransaction(
                session -> session.lock(session.find(Seat.class, 1), LockModeType.OPTIMISTIC_FORCE_INCREMENT));
        assertThat(versionOf(1)).isEqualTo(before + 2);
        factory.inTransaction(session -> session.createSelectionQuery("from Seat s where s.id = 1", Seat.class)
                .setLockMode(LockModeType.OPTIMISTIC_FORCE_INCREMENT)
                .getSingleResult());
        assertThat(versionOf(1)).isEqualTo(before + 3);
    }

    @Test
    void aForcedIncrementSeesAnotherWriter() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.find(Seat.class, 1, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
                    factory.inTransaction(other -> other.find(Seat.class, 1).taken = "by another at " + versionOf(1));
                }))
                .hasStackTraceContaining("OptimisticLockException");
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.find(Seat.class, 1, LockModeType.OPTIMISTIC);
                    factory.inTransaction(other -> other.find(Seat.class, 1).taken = "again at " + versionOf(1));
                }))
                .hasStackTraceContaining("OptimisticLockException");
    }

    @ParameterizedTest
    @EnumSource(names = {"PESSIMISTIC_READ", "PESSIMISTIC_WRITE"})
    void soAreThoseOfEntitiesAndQueries(LockModeType mode) {
        factory.inTransaction(session -> {
            Seat seat = session.find(Seat.class, 1);
            refused(() -> session.lock(seat, mode));
            refused(() -> session.refresh(seat, mode));
            refused(() -> session.createSelectionQuery("from Seat", Seat.class)
                    .setLockMode(mode)
                    .getResultList());
        });
    }

    @Test
    void soAreThoseOfNativeQueriesAndOfHibernate() {
        factory.inTransaction(session -> {
            refused(() -> session.createNativeQuery("select * from seat", Seat.class)
                    .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                    .getResultList());
            refused(() -> session.find(Seat.class, 1, LockMode.UPGRADE_SKIPLOCKED));
        });
    }

    @Test
    void aStaleVersionIsSeenByTheUpdateCount() {
        Seat stale = factory.fromSession(session -> session.find(Seat.class, 1));
        factory.inTransaction(session -> session.find(Seat.class, 1).taken = "first");
        stale.taken = "second";

        assertThatThrownBy(() -> factory.inTransaction(session -> session.merge(stale)))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(factory.fromSession(session -> session.find(Seat.class, 1)).taken)
                .isEqualTo("first");
    }

    @Test
    void twoWritersAtOnceMeetAtCommit() {
        try (Session first = factory.openSession();
                Session second = factory.openSession()) {
            Transaction firsts = first.beginTransaction();
            Transaction seconds = second.beginTransaction();
            first.find(Seat.class, 2).taken = "first";
            second.find(Seat.class, 2).taken = "second";
            first.flush();
            second.flush();
            firsts.commit();

            assertThatThrownBy(seconds::commit)
                    .isInstanceOf(RollbackException.class)
                    .hasStackTraceContaining("TransactionConflictException");
        }
        assertThat(factory.fromSession(session -> session.find(Seat.class, 2)).taken)
                .isEqualTo("first");
    }

    private int versionOf(long id) {
        return factory.fromSession(session -> session.find(Seat.class, id)).version;
    }

    private void refused(Runnable work) {
        assertThat(database.statements()
                        .sqlDuring(() -> assertThatThrownBy(work::run)
                                .isInstanceOf(UnsupportedFeatureException.class)
                                .hasMessage(SENTENCE)))
                .isEmpty();
    }
}
