package org.tidewire.it.spring;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewire.spring.retry.RetryTransaction;

/** Services as an application has them. */
@RetryTransaction
@Transactional
class BankService {
    private final EntityManager entityManager;

    BankService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public void open(int id, long balance) {
        entityManager.persist(new Account(id, balance));
    }

    /** Done once, though the answer to COMMIT is lost. */
    @RetryTransaction(outcomeCheck = AccountCheck.class)
    public long openOnce(int id, long balance) {
        entityManager.persist(new Account(id, balance));
        entityManager.flush();
        return balance;
    }

    /** Locks one account, does something else, and wants the other one. */
    public void transfer(int from, int to, long amount, Runnable inBetween) {
        entityManager.find(Account.class, from, LockModeType.PESSIMISTIC_WRITE).balance -= amount;
        inBetween.run();
        entityManager.find(Account.class, to, LockModeType.PESSIMISTIC_WRITE).balance += amount;
    }

    /** Changes a row at the flush before COMMIT. */
    public void withdraw(int from, long amount) {
        entityManager.find(Account.class, from).balance -= amount;
    }

    /** In a transaction of its own, whatever the caller is in. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void withdrawAtOnce(int from, long amount) {
        withdraw(from, amount);
    }

    @Transactional(readOnly = true)
    public long balance(int id) {
        return entityManager.find(Account.class, id).balance;
    }

    @Transactional(isolation = Isolation.SERIALIZABLE)
    public long serializableBalance(int id) {
        return entityManager.find(Account.class, id).balance;
    }
}
