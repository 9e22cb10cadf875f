package org.tidewire.it.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts verdicts, and keeps the faults with their reduced statements. */
final class OracleReport {
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<String, Integer> open = new TreeMap<>();
    private final Map<String, Integer> openErrors = new TreeMap<>();
    private final Map<String, Integer> noExpectation = new TreeMap<>();
    private final Map<String, Integer> notHql = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int equal;

    void add(Verdict verdict) {
        if (verdict instanceof Verdict.Equal found) {
            equal++;
            found.open().forEach(difference -> count(open, difference.name()));
        } else if (verdict instanceof Verdict.Refused found) {
            count(refused, found.reason());
        } else if (verdict instanceof Verdict.OpenError found) {
            count(openErrors, found.reason());
        } else if (verdict instanceof Verdict.NoExpectation found) {
            count(noExpectation, found.error());
        } else if (verdict instanceof Verdict.NotHql found) {
            count(notHql, found.error());
        }
    }

    void addFault(String description) {
        faults.add(description);
    }

    List<String> faults() {
        return faults;
    }

    int compared() {
        return equal + faults.size();
    }

    int total() {
        return compared() + sum(refused) + sum(openErrors) + sum(noExpectation) + sum(notHql);
    }

    private static void count(Map<String, Integer> counts, String text) {
        String line = text.lines().findFirst().orElse("");
        counts.merge(line.substring(0, Math.min(line.length(), 220)).replaceAll("[0-9]+", "#"), 1, Integer::sum);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    String counts() {
        return "%d statements: %d equal, %d refused, %d open errors, %d without expected rows, %d not HQL, %d faults"
                .formatted(
                        total(), equal, sum(refused), sum(openErrors), sum(noExpectation), sum(notHql), faults.size());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(counts());
        append(text, "refused", refused);
        append(text, "equal but for what SQL leaves open", open);
        append(text, "open error", openErrors);
        append(text, "H2 has no rows", noExpectation);
        append(text, "not HQL", notHql);
        return text.toString();
    }

    private static void append(StringBuilder text, String title, Map<String, Integer> counts) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(25)
                .forEach(entry -> text.append("\n  %s: %d x %s".formatted(title, entry.getValue(), entry.getKey())));
    }
}
