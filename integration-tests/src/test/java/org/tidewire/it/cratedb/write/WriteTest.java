package org.tidewire.it.cratedb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.CrateDBSettings;
import org.tidewire.cratedb.annotation.Sharding;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.LogCapture;

@CrateDBTest
class WriteTest {
    @Entity(name = "Account")
    static class Account {
        @Id
        int id;

        @Column(length = 10, nullable = false)
        String owner;

        int balance;

        @ElementCollection
        List<String> notes = new ArrayList<>();

        Account() {}

        Account(int id, String owner) {
            this.id = id;
            this.owner = owner;
        }
    }

    @Entity(name = "Reading")
    @IdClass(Reading.Key.class)
    @Sharding(partitionedBy = "month")
    static class Reading {
        record Key(int id, String month) {}

        @Id
        int id;

        @Id
        String month;

        protected Reading() {}

        Reading(int id, String month) {
            this.id = id;
            this.month = month;
        }
    }

    private final TestDatabase database;
    private SessionFactory factory;

    WriteTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void boot() {
        factory = boot(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 20));
    }

    private SessionFactory boot(Map<String, Object> settings) {
        return database.sessionFactory(settings, Account.class);
    }

    @Test
    void anEntityIsStoredFoundChangedAndRemoved() {
        factory.inTransaction(session -> session.persist(new Account(1, "ada")));
        factory.inTransaction(session -> session.find(Account.class, 1).balance = 5);
        assertThat(find(1).balance).isEqualTo(5);
        factory.inTransaction(session -> session.remove(session.find(Account.class, 1)));
        assertThat(find(1)).isNull();
    }

    @Test
    void aSessionReadsWhatItHasWrittenByOneRefresh() {
        factory.inTransaction(session -> {
            session.persist(new Account(1, "ada"));
            session.flush();
            List<String> sent = database.statements().sqlDuring(() -> {
                assertThat(session.find(Account.class, 1)).isNotNull();
                assertThat(count(session)).isEqualTo(1);
                assertThat(count(session)).isEqualTo(1);
            });
            assertThat(sent).filteredOn(sql -> sql.startsWith("refresh")).containsExactly("refresh table Account");
        });
    }

    /** Its name does not tell the table. */
    @Test
    void aQueryOfAViewSeesWhatTheSessionHasWritten() {
        factory.inTransaction(session -> {
            session.createNativeMutationQuery("create view owners as select owner from Account")
                    .executeUpdate();
            session.persist(new Account(1, "ada"));
            session.flush();
            List<String> owners = session.createNativeQuery("select owner from owners", String.class)
                    .getResultList();
            assertThat(owners).containsExactly("ada");
        });
        factory.inTransaction(
                session -> session.createNativeMutationQuery("drop view owners").executeUpdate());
    }

    @Test
    void anUpdateByAQueryFindsWhatTheSessionHasWritten() {
        factory.inTransaction(session -> {
            session.persist(new Account(1, "ada"));
            session.flush();
            assertThat(session.createMutationQuery(
                                    "update Account a set a.balance = a.balance + 3 where a.owner = 'ada'")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createMutationQuery("delete from Account a where a.balance = 3")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(count(session)).isZero();
        });
    }

    @Test
    void theNextTransactionOfASessionReadsWhatItHasWritten() {
        factory.inSession(session -> {
            session.beginTransaction();
            session.persist(new Account(1, "ada"));
            session.getTransaction().commit();
            session.beginTransaction();
            assertThat(count(session)).isEqualTo(1);
        });
    }

    @Test
    void whereTheSettingIsCommitOtherSessionsReadAtOnce() throws InterruptedException {
        SessionFactory refreshing = boot(Map.of(CrateDBSettings.REFRESH, "commit"));
        refreshing.inTransaction(session -> session.persist(new Account(1, "ada")));
        List<Long> seen = new ArrayList<>();
        Thread other = new Thread(() -> seen.add(refreshing.fromSession(WriteTest::count)));
        other.start();
        other.join();
        assertThat(seen).containsExactly(1L);
    }

    @Test
    void theRowsOfACollectionAreReplaced() {
        factory.inTransaction(session -> {
            Account account = new Account(1, "ada");
            account.notes.addAll(List.of("a", "b"));
            session.persist(account);
            session.flush();
            account.notes.remove("a");
        });
        factory.inSession(
                session -> assertThat(session.find(Account.class, 1).notes).containsExactly("b"));
    }

    @Test
    void aRollbackAfterAWriteSaysThatTheRowStays() {
        try (LogCapture log = LogCapture.of("org.tidewire.cratedb")) {
            factory.inSession(session -> {
                var transaction = session.beginTransaction();
                session.persist(new Account(1, "ada"));
                session.flush();
                assertThatThrownBy(transaction::rollback)
                        .hasStackTraceContaining("CrateDB has no rollback")
                        .hasStackTraceContaining("[Account]");
            });
            assertThatThrownBy(() -> factory.inTransaction(session -> {
                        session.persist(new Account(2, "bob"));
                        session.flush();
                        throw new IllegalStateException("boom");
                    }))
                    .hasMessage("boom");
            assertThat(log.atLeast(Level.ERROR)).hasSize(2).allMatch(line -> line.contains("[Account]"));
        }
        assertThat(find(2)).isNotNull();
    }

    @Test
    void aDuplicateIsAnErrorAloneAndInABatch() {
        factory.inTransaction(session -> session.persist(new Account(2, "ada")));
        for (int rows : new int[] {1, 3}) {
            assertThatThrownBy(() -> factory.inTransaction(session -> {
                        for (int i = 0; i < rows; i++) {
                            session.persist(new Account(2 + i, "bob"));
                        }
                    }))
                    .hasStackTraceContaining("A document with the same primary key exists already")
                    .hasRootCauseInstanceOf(java.sql.SQLException.class);
        }
        assertThat(find(2).owner).isEqualTo("ada");
    }

    /** The server would leave out the rows that it cannot store, and say nothing. */
    @Test
    void anInsertOfWhatAQuerySelectsEndsWithItsFirstBadRow() {
        factory.inTransaction(session -> {
            session.persist(new Account(1, "ada"));
            session.persist(new Account(2, "bob"));
        });
        for (String values : List.of(
                "a.id + 1, a.owner", "a.id + 10, a.owner || ' the long one'", "a.id + 20, nullif(a.owner, 'bob')")) {
            String hql = "insert into Account (id, owner, balance) select " + values + ", 0 from Account a";
            assertThatThrownBy(() -> factory.inTransaction(
                            session -> session.createMutationQuery(hql).executeUpdate()))
                    .as(hql)
                    .isInstanceOf(HibernateException.class);
        }
    }

    /** The server would leave them out, and say nothing. */
    @Test
    void anUpdateByAQueryThatLeavesRowsOutIsAnError() {
        factory.inTransaction(session -> {
            session.persist(new Account(1, "ada"));
            session.persist(new Account(2, "barbara"));
            session.persist(new Account(3, "cleopatra"));
        });
        assertThatThrownBy(() -> factory.inTransaction(session -> session.createMutationQuery(
                                "update Account a set a.owner = a.owner || :more where a.balance = :balance and a.id < :id")
                        .setParameter("more", "xyz")
                        .setParameter("balance", 0)
                        .setParameter("id", 5)
                        .executeUpdate()))
                .isInstanceOf(ConstraintViolationException.class)
                .hasMessageContaining("CrateDB has updated 2 of 3 rows");
        assertThatThrownBy(() -> factory.inTransaction(session -> session.createMutationQuery(
                                "update Account a set a.owner = nullif(a.owner, 'adaxyz')")
                        .executeUpdate()))
                .hasMessageContaining("CrateDB has updated 2 of 3 rows");
        assertThat(find(1).owner).isEqualTo("adaxyz");
        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inTransaction(session -> {
                    assertThat(session.createMutationQuery("update Account a set a.balance = 7 where a.balance = 0")
                                    .executeUpdate())
                            .isEqualTo(3);
                    assertThat(session.createMutationQuery("update Account a set a.balance = 8 where a.balance = 0")
                                    .executeUpdate())
                            .isZero();
                }));
        assertThat(sent)
                .endsWith(
                        "select count(*) from Account where balance=0",
                        "update Account set balance=7 where balance=0",
                        "refresh table Account",
                        "select count(*) from Account where balance=0",
                        "update Account set balance=8 where balance=0");
    }

    /** The server counts no rows of a partition that is dropped. */
    @Test
    void aRollbackAfterADeleteOfAPartitionSaysSo() {
        SessionFactory partitioned = database.sessionFactory(Reading.class);
        partitioned.inTransaction(session -> session.persist(new Reading(1, "m1")));
        assertThatThrownBy(() -> partitioned.inSession(session -> {
                    Transaction transaction = session.beginTransaction();
                    session.createMutationQuery("delete Reading r where r.month = 'm1'")
                            .executeUpdate();
                    transaction.rollback();
                }))
                .hasStackTraceContaining("CrateDB has no rollback");
    }

    @Test
    void errorsHaveTheirKind() {
        assertThatThrownBy(() -> factory.inStatelessSession(session -> session.insert(new Account(1, null))))
                .isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(
                        () -> factory.inStatelessSession(session -> session.insert(new Account(1, "longer than ten"))))
                .isInstanceOf(DataException.class);
    }

    @Test
    void pessimisticLocksAreRefused() {
        factory.inTransaction(session -> session.persist(new Account(1, "ada")));
        factory.inTransaction(
                session -> assertThatThrownBy(() -> session.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE))
                        .isInstanceOf(UnsupportedFeatureException.class));
    }

    private Account find(int id) {
        return factory.fromSession(session -> session.find(Account.class, id));
    }

    private static Long count(org.hibernate.Session session) {
        return session.createSelectionQuery("select count(*) from Account", Long.class)
                .getSingleResult();
    }
}
