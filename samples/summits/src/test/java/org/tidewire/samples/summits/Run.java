package org.tidewire.samples.summits;

import org.tidewire.testkit.junit.ProgramRun;

/** Runs the application. */
final class Run {
    private Run() {}

    static ProgramRun with(String... arguments) {
        return ProgramRun.of(SummitsApplication::run, arguments);
    }
}
