package org.tidewire.testkit.junit;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The checks on the class path. */
final class StatementChecks {
    private static final List<StatementCheck> ALL = ServiceLoader.load(StatementCheck.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private StatementChecks() {}

    static Stream<StatementCheck> of(String tag) {
        return ALL.stream().filter(check -> check.tag().equals(tag));
    }
}
