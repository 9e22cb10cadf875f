package org.tidewire.it.oracle;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Whether two lists of rows are the same, but for what SQL leaves open. */
final class Comparison {
    private final Set<OpenDifference> open = EnumSet.noneOf(OpenDifference.class);
    private final boolean same;

    private Comparison(List<List<Object>> expected, List<List<Object>> actual) {
        same = expected.size() == actual.size() && allMatch(expected, actual);
    }

    static Comparison of(List<List<Object>> expected, List<List<Object>> actual, boolean ordered) {
        return ordered ? new Comparison(expected, actual) : new Comparison(sorted(expected), sorted(actual));
    }

    boolean isSame() {
        return same;
    }

    /** The differences that were passed over. */
    Set<OpenDifference> open() {
        return open;
    }

    private static List<List<Object>> sorted(List<List<Object>> rows) {
        return rows.stream().sorted(Comparator.comparing(OracleValues::sortKey)).toList();
    }

    private boolean allMatch(List<List<Object>> expected, List<List<Object>> actual) {
        for (int i = 0; i < expected.size(); i++) {
            List<Object> one = expected.get(i);
            List<Object> other = actual.get(i);
            if (one.size() != other.size()) {
                return false;
            }
            for (int j = 0; j < one.size(); j++) {
                if (!matches(one.get(j), other.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean matches(Object expected, Object actual) {
        if (Objects.equals(expected, actual)) {
            return true;
        }
        return Stream.of(OpenDifference.values())
                .filter(difference -> difference.covers(expected, actual))
                .peek(open::add)
                .findFirst()
                .isPresent();
    }
}
