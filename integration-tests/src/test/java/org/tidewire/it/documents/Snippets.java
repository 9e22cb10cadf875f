package org.tidewire.it.documents;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.springframework.transaction.annotation.Transactional;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.spring.retry.RetryTransaction;
import org.tidewire.tidb.annotation.ScatteredSequence;
import org.tidewire.tidb.annotation.Ttl;

/** The code in the documents, as it compiles. {@link DocumentsTest} compares the two. */
@SuppressWarnings("ClassCanBeStatic") // as an application has them
final class Snippets {
    private Snippets() {}

    @Entity
    @Ttl(column = "placed", after = 90) // rows expire by themselves, after 90 days
    class Order {
        @Id
        @ScatteredSequence(allocationSize = 1000) // no hot spot, and inserts are batched
        Long id;

        Instant placed;
    }

    static void transfer(EntityManagerFactory entityManagerFactory, Object id, int amount) {
        TransactionRetry transactions = TransactionRetry.of(entityManagerFactory);

        transactions.runInTransaction(entityManager -> {
            Account account = entityManager.find(Account.class, id);
            account.withdraw(amount);
        });
    }

    static void transferWithACheck(TransactionRetry transactions, long id, long from, long to, int amount) {
        transactions
                .checkingOutcomeBy(entityManager -> entityManager.find(Transfer.class, id) != null)
                .runInTransaction(entityManager -> {
                    entityManager.persist(new Transfer(id, from, to, amount));
                    entityManager.flush(); // holds the id before anything else is done
                    entityManager.find(Account.class, from).withdraw(amount);
                });
    }

    static void aDatabaseForASuite(Statement statement) throws SQLException {
        String name = "shop_" + Long.toString(System.nanoTime(), 36);
        statement.execute("create database " + name);
        // boot with hibernate.hbm2ddl.auto=create-only and jdbc:mysql://127.0.0.1:4000/<name>, test, close
        statement.execute("drop database " + name);
    }

    record Transfer(long id, long from, long to, int amount) {}

    interface Account {
        void withdraw(int amount);
    }

    interface Transfers {
        @RetryTransaction
        @Transactional
        void transfer(long from, long to, int amount);
    }
}
