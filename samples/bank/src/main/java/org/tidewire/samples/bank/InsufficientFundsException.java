package org.tidewire.samples.bank;

/** A transfer that the account does not cover. The transaction is rolled back, and not repeated: it would fail again. */
final class InsufficientFundsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InsufficientFundsException(int account, int balance, int needed) {
        super("Insufficient funds in account " + account + ": have " + balance + ", need " + needed);
    }
}
