package org.tidewire.samples.bank;

/** What is printed, on whatever server. */
final class Expected {
    private static final String TIME = "[A-Z][a-z]{2} [A-Z][a-z]{2} [ 1-3]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}";

    /** The six lines of the tutorial. */
    static final String TUTORIAL = """
            Balances at %1$s
            \\['1', '1000'\\]
            \\['2', '250'\\]
            Balances at %1$s
            \\['1', '900'\\]
            \\['2', '350'\\]
            """.formatted(TIME);

    private Expected() {}

    /** The end of a rush in which there were retries, each after one of these codes. */
    static String rush(int transfers, int clients, String codes) {
        return """
                %d transfers by %d clients between 10 accounts, \\d+ of them refused for insufficient funds
                \\d+ attempts, [1-9]\\d* retries \\((\\d+ after (%s)(, )?)+\\)
                sum 10000 before, 10000 after; lowest balance \\d+
                """.formatted(transfers, clients, codes);
    }

    /** The end of a rush with a ledger. */
    static String ledger(int transfers, int clients) {
        return """
                %d transfers by %d clients between 10 accounts, \\d+ of them refused for insufficient funds
                \\d+ attempts, \\d+ retries.*
                \\d+ transfers done; unknown outcomes resolved: \\d+ found, \\d+ repeated, \\d+ refused when repeated
                sum 10000 before, 10000 after; lowest balance \\d+
                each transfer exactly once: \\d+ rows in the ledger, all acknowledged, and 10 balances that are theirs
                """.formatted(transfers, clients);
    }

    /** The same where the server was killed in COMMITs: outcomes were unknown. */
    static String killed(int kills, int transfers, int clients) {
        return kills + " kills of the server, " + kills + " of them in a COMMIT\n"
                + ledger(transfers, clients).replace("resolved: ", "resolved: (?!0 found, 0 repeated, 0 refused)");
    }
}
