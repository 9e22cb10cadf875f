package org.tidewire.samples.bank;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;

/** The accounts in a database. Each method is one transaction, repeated where the database asks for it. */
final class Bank implements AutoCloseable {
    private final EntityManagerFactory database;
    private final TransactionRetry transactions;

    private Bank(EntityManagerFactory database, TransactionRetry transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Makes the tables {@code accounts} and {@code transfers} anew, so that every run prints the same.
     *
     * @param dataSource gives connections with auto-commit off
     * @param settings for Hibernate, beside those in {@code persistence.xml}
     */
    static Bank open(DataSource dataSource, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
        EntityManagerFactory database = Persistence.createEntityManagerFactory("bank", all);
        database.getSchemaManager().drop(false);
        database.getSchemaManager().create(false);
        return new Bank(database, TransactionRetry.of(database));
    }

    /** The same accounts, with another policy, and with somebody who is told how it goes. */
    Bank with(RetryPolicy policy, RetryListener listener) {
        return new Bank(database, transactions.withPolicy(policy).withListener(listener));
    }

    void openAccounts(List<Account> accounts) {
        transactions.runInTransaction(entities -> accounts.forEach(entities::persist));
    }

    /** The accounts in the order of their ids. */
    List<Account> accounts() {
        return transactions
                .readOnly()
                .callInTransaction(
                        entities -> entities.createQuery("select a from Account a order by a.id", Account.class)
                                .getResultList());
    }

    /**
     * Moves money from one account to another.
     *
     * @throws InsufficientFundsException if it is not there
     */
    void transfer(int from, int to, int amount) {
        transactions.runInTransaction(entities -> move(entities, from, to, amount));
    }

    /**
     * The same with a row in the ledger. Where the answer to COMMIT is lost, the row tells whether the transfer was done.
     *
     * @param id of this transfer, and of no other
     * @throws InsufficientFundsException if it is not there
     */
    void transfer(int id, int from, int to, int amount) {
        transactions
                .checkingOutcomeBy(entities -> isInLedger(entities, id, from))
                .runInTransaction(entities -> {
                    entities.persist(new Transfer(id, from, to, amount));
                    // Holds the id before money is looked at: a lost session that is still there has the same.
                    entities.flush();
                    move(entities, from, to, amount);
                });
    }

    /** Looks after a change to a row that the transfer has changed: where keys do not hold, its COMMIT then comes too late. */
    private static boolean isInLedger(EntityManager entities, int id, int from) {
        change(entities, from, "a.balance + :amount where", 0);
        return entities.find(Transfer.class, id) != null;
    }

    private static void move(EntityManager entities, int from, int to, int amount) {
        // The condition holds in the moment of the update: a balance that was read before may be gone.
        boolean covered = change(entities, from, "a.balance - :amount where a.balance >= :amount and", amount) == 1;
        if (!covered) {
            throw new InsufficientFundsException(
                    from, entities.find(Account.class, from).balance(), amount);
        }
        change(entities, to, "a.balance + :amount where", amount);
    }

    /** The ledger in the order of the ids. */
    List<Transfer> ledger() {
        return transactions
                .readOnly()
                .callInTransaction(
                        entities -> entities.createQuery("select t from Transfer t order by t.id", Transfer.class)
                                .getResultList());
    }

    private static int change(EntityManager entities, int account, String balance, int amount) {
        return entities.createQuery("update Account a set a.balance = " + balance + " a.id = :id")
                .setParameter("amount", amount)
                .setParameter("id", account)
                .executeUpdate();
    }

    void deleteAccounts() {
        transactions.runInTransaction(entities -> {
            entities.createQuery("delete from Transfer").executeUpdate();
            entities.createQuery("delete from Account").executeUpdate();
        });
    }

    /** Ends the connections to the database. */
    @Override
    public void close() {
        database.close();
    }
}
