package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.testkit.junit.TestDatabase;

/** Conflicts between two connections, made on purpose; accounts 1 and 2 begin with 1000 and 250. */
abstract class ConflictSuite {
    final TestDatabase database;
    final Attempts attempts = new Attempts();
    SessionFactory factory;
    TransactionRetry retry;

    ConflictSuite(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertAccounts() {
        factory = database.sessionFactory(Account.class, VersionedAccount.class);
        factory.inTransaction(session -> {
            session.persist(new Account(1, 1000));
            session.persist(new Account(2, 250));
            session.persist(new VersionedAccount(1, 1000));
        });
        retry = TransactionRetry.of(factory).withListener(attempts);
    }

    /** The other transaction has committed before this one writes: the version tells, and not the database. */
    @Test
    void aStaleEntityIsRepeatedByChoice() {
        Consumer<EntityManager> withdraw = entityManager -> {
            entityManager.find(VersionedAccount.class, 1).balance -= 100;
            if (attempts.started() == 1) {
                factory.inTransaction(other -> other.find(VersionedAccount.class, 1).balance += 7);
            }
        };
        assertThatThrownBy(() -> retry.runInTransaction(withdraw))
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(OptimisticLockException.class);
        assertThat(attempts.started()).isEqualTo(1);

        attempts.forget();
        retry.withPolicy(RetryPolicy.defaults().alsoOn(FailureKind.STALE_ENTITY))
                .runInTransaction(withdraw);
        assertThat(attempts.repeated()).containsExactly("stale_entity");
        assertThat(factory.<Long>fromTransaction(session -> session.find(VersionedAccount.class, 1).balance))
                .isEqualTo(1000 + 7 + 7 - 100);
    }

    long balance(int id) {
        return factory.fromTransaction(session -> session.find(Account.class, id).balance);
    }
}
