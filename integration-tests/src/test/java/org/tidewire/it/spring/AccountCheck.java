package org.tidewire.it.spring;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.tidewire.spring.retry.OutcomeCheck;

/** Whether {@link BankService#openOnce} was committed, and what it returned then. */
final class AccountCheck implements OutcomeCheck {
    @Override
    public Optional<?> find(EntityManager entityManager, Object... arguments) {
        return Optional.ofNullable(entityManager.find(Account.class, arguments[0]))
                .map(account -> account.balance);
    }
}
