package org.tidewire.it.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;

/** Each method is a transaction of Quarkus's. */
@ApplicationScoped
public class Bank {
    private final EntityManager entities;

    Bank(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    public List<Long> open(int... balances) {
        List<Account> accounts = Arrays.stream(balances).mapToObj(Account::new).toList();
        accounts.forEach(entities::persist);
        return accounts.stream().map(account -> account.id).toList();
    }

    /**
     * Locks the two rows one after the other.
     *
     * @param betweenLocks what else happens before the second
     */
    @Transactional
    public void transfer(Long from, Long to, int amount, Runnable betweenLocks) {
        Account payer = entities.find(Account.class, from, LockModeType.PESSIMISTIC_WRITE);
        betweenLocks.run();
        Account payee = entities.find(Account.class, to, LockModeType.PESSIMISTIC_WRITE);
        payer.balance -= amount;
        payee.balance += amount;
    }

    @Transactional
    public List<Integer> balances(List<Long> ids) {
        return entities.createQuery(
                        "select a.balance from Account a where a.id in :ids order by a.balance", Integer.class)
                .setParameter("ids", ids)
                .getResultList();
    }
}
