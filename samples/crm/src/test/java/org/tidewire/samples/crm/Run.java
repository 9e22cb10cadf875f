package org.tidewire.samples.crm;

import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.junit.TestDatabase;

/** Runs the application. */
final class Run {
    private Run() {}

    static ProgramRun with(String... arguments) {
        return ProgramRun.of(CrmApplication::run, arguments);
    }

    static ProgramRun on(TestDatabase database, String... arguments) {
        return at(database.url(), database, arguments);
    }

    static ProgramRun at(String url, TestDatabase database, String... arguments) {
        return ProgramRun.at(CrmApplication::run, url, database, arguments);
    }
}
