package org.tidewire.samples.bank;

import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.junit.TestDatabase;

/** Runs the application. */
final class Run {
    private Run() {}

    static ProgramRun with(String... arguments) {
        return ProgramRun.of(BankApplication::run, arguments);
    }

    static ProgramRun on(TestDatabase database, String... arguments) {
        return at(database.url(), database, arguments);
    }

    static ProgramRun at(String url, TestDatabase database, String... arguments) {
        return ProgramRun.at(BankApplication::run, url, database, arguments);
    }
}
