package org.tidewire.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewire.benchmarks.wire.WireCount;

/**
 * What was measured, in groups; the first row of a group is what the others are compared with.
 *
 * @param title engine, machine and versions
 * @param rows in the order in which they are shown
 */
public record Report(String title, List<Row> rows) {
    /**
     * As Markdown.
     *
     * @return a table for each group
     */
    public String asMarkdown() {
        StringBuilder text = new StringBuilder(title).append('\n');
        groups().forEach((group, members) -> {
            text.append("\n**").append(group).append("**\n\n");
            text.append(
                    "| | median | least to most | speed, first row = 1 | allocated | first row = 1 | commands | sent | received |\n");
            text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
            Row first = members.get(0);
            members.forEach(row -> text.append(line(first, row)));
        });
        return text.toString();
    }

    /**
     * Rows by group, in their order.
     *
     * @return the rows of each group
     */
    Map<String, List<Row>> groups() {
        return rows.stream().collect(Collectors.groupingBy(Row::group, LinkedHashMap::new, Collectors.toList()));
    }

    private static String line(Row first, Row row) {
        WireCount wire = row.wire();
        return String.format(
                Locale.ROOT,
                "| %s | %s %s | %s to %s | %.2f | %s | %.2f | %s | %s | %s |%n",
                row.name(),
                number(row.median()),
                row.unit(),
                number(row.least()),
                number(row.most()),
                first.median() / row.median(),
                bytes((long) row.allocated()),
                row.allocated() / first.allocated(),
                count(wire == null ? null : wire.commands()),
                wire == null ? "" : bytes(wire.sent()),
                wire == null ? "" : bytes(wire.received()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String count(@Nullable Long value) {
        return value == null ? "" : String.format(Locale.ROOT, "%,d", value);
    }

    private static String bytes(long value) {
        if (value < 10_000) {
            return value + " B";
        }
        return value < 10_000_000
                ? String.format(Locale.ROOT, "%,d kB", value / 1000)
                : String.format(Locale.ROOT, "%,d MB", value / 1_000_000);
    }
}
