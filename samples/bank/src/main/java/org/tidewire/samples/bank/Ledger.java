package org.tidewire.samples.bank;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

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
     * @throws IllegalStateException with all that is wrong: a transfer that was lost, done twice, or done and not acknowledged,
     *     and a balance that is not the ledger's
     */
    void check(List<Account> accounts, int openingBalance, PrintStream out) {
        List<Transfer> rows = bank.ledger();
        Set<Integer> ids = new TreeSet<>();
        Map<Integer, Integer> balances = new HashMap<>();
        accounts.forEach(account -> balances.put(account.id(), openingBalance));
        List<String> wrong = new ArrayList<>();
        for (Transfer row : rows) {
            if (!ids.add(row.id())) {
                wrong.add("transfer " + row.id() + " is there twice");
            }
            balances.merge(row.from(), -row.amount(), Integer::sum);
            balances.merge(row.to(), row.amount(), Integer::sum);
        }
        without(acknowledged, ids).forEach(id -> wrong.add("transfer " + id + " was acknowledged and is lost"));
        without(ids, acknowledged).forEach(id -> wrong.add("transfer " + id + " was done and not acknowledged"));
        for (Account account : accounts) {
            int due = balances.getOrDefault(account.id(), 0);
            if (account.balance() != due) {
                wrong.add("account " + account.id() + " has " + account.balance() + ", and by the ledger " + due);
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("The ledger is wrong: " + String.join("; ", wrong));
        }
        out.println("each transfer exactly once: " + rows.size() + " rows in the ledger, all acknowledged, and "
                + accounts.size() + " balances that are theirs");
    }

    private static Set<Integer> without(Set<Integer> all, Set<Integer> others) {
        Set<Integer> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
