package org.tidewire.samples.bookstore;

import org.tidewire.testkit.junit.ProgramRun;

/** Runs the application. */
final class Run {
    private Run() {}

    static ProgramRun with(String... arguments) {
        return ProgramRun.of(BookstoreApplication::run, arguments);
    }
}
