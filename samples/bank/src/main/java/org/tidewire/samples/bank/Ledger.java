package org.tidewire.samples.bank;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** Transfers that leave a row, and what was told of them: at the end both have to be the same. */
final class Ledger {
    private final Bank bank;
    private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();

    Ledger(Bank bank) {
        this.bank = bank;
    }

    /**
     * Transfers once.
     *
     * @throws InsufficientFundsException if the money is not there
     */
    void transfer(int id, int from, int to, int amount) {
        bank.transfer(id, from, to, amount);
        acknowledged.add(id);
    }

    int done() {
        return acknowledged.size();
    }

    /**
     * Compares the rows with what was acknowledged, and with the balances.
     *
     * @param accounts as they are now
     * @param openingBalance of each
     * @throws IllegalStateException if a transfer was lost, done twice, or done and not acknowledged
     */
    void check(List<Account> accounts, int openingBalance, PrintStream out) {
        List<Transfer> rows = bank.ledger();
        Set<Integer> ids = new TreeSet<>();
        Map<Integer, Integer> balances = new HashMap<>();
        accounts.forEach(account -> balances.put(account.id(), openingBalance));
        for (Transfer row : rows) {
            require(ids.add(row.id()), "transfer " + row.id() + " is there twice");
            balances.merge(row.from(), -row.amount(), Integer::sum);
            balances.merge(row.to(), row.amount(), Integer::sum);
        }
        require(ids.containsAll(acknowledged), "acknowledged and lost: " + without(acknowledged, ids));
        require(acknowledged.containsAll(ids), "done and not acknowledged: " + without(ids, acknowledged));
        String wrong = accounts.stream()
                .filter(account -> account.balance() != balances.getOrDefault(account.id(), 0))
                .map(account -> "account " + account.id() + " has " + account.balance() + ", and by the ledger "
                        + balances.getOrDefault(account.id(), 0))
                .collect(Collectors.joining("; "));
        require(wrong.isEmpty(), wrong);
        out.println("each transfer exactly once: " + rows.size() + " rows in the ledger, all acknowledged, and "
                + accounts.size() + " balances that are theirs");
    }

    private static Set<Integer> without(Set<Integer> all, Set<Integer> others) {
        Set<Integer> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("The ledger is wrong: " + otherwise);
        }
    }
}
