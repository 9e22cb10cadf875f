package org.tidewire.samples.bank;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The tutorial: two accounts, one transfer, and their balances before and after. */
final class Tutorial {
    /** As C's {@code asctime}: the day is padded with a space. */
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US);

    private final Bank bank;
    private final PrintStream out;
    private final Clock clock;

    Tutorial(Bank bank, PrintStream out, Clock clock) {
        this.bank = bank;
        this.out = out;
        this.clock = clock;
    }

    void run(int amount) {
        bank.openAccounts(List.of(new Account(1, 1000), new Account(2, 250)));
        printBalances();
        bank.transfer(1, 2, amount);
        printBalances();
        bank.deleteAccounts();
    }

    private void printBalances() {
        out.println("Balances at " + ASCTIME.format(LocalDateTime.now(clock)));
        bank.accounts().forEach(account -> out.println("['" + account.id() + "', '" + account.balance() + "']"));
    }
}
