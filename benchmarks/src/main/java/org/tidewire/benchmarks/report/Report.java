package org.tidewire.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidewire.benchmarks.wire.WireCount;

/**
 * What was measured, in groups; the first row of a group is what the others are compared with.
 *
 * @param engine and its version
 * @param circumstances machine, versions, and how it was run
 * @param rows in the order in which they are shown
 * @param failures what could not be measured, a sentence for each
 */
public record Report(String engine, String circumstances, List<Row> rows, List<String> failures) {
    /**
     * As Markdown.
     *
     * @return a table for each group
     */
    public String asMarkdown() {
        StringBuilder text = new StringBuilder("**")
                .append(engine)
                .append("**; ")
                .append(circumstances)
                .append(".\n");
        groups().forEach(group -> {
            text.append("\n**").append(group.title()).append("**\n\n");
            List<Map<String, String>> lines =
                    group.rows().stream().map(row -> cells(group, row)).toList();
            // A column is there where any row has something to say in it.
            List<String> columns = lines.get(0).keySet().stream()
                    .filter(column -> lines.stream().anyMatch(line -> !"".equals(line.get(column))))
                    .toList();
            text.append(line("", columns));
            text.append("|---|").append("--:|".repeat(columns.size())).append('\n');
            for (int i = 0; i < lines.size(); i++) {
                Map<String, String> cells = lines.get(i);
                text.append(line(
                        group.rows().get(i).name(),
                        columns.stream().map(cells::get).toList()));
            }
        });
        failures.forEach(failure -> text.append("\n").append(failure).append("\n"));
        return text.toString();
    }

    /** In the order of their first rows. */
    List<Group> groups() {
        Map<String, List<Row>> groups =
                rows.stream().collect(Collectors.groupingBy(Row::group, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<String, String> cells(Group group, Row row) {
        WireCount wire = row.wire();
        Scores scores = row.scores();
        Map<String, String> cells = new LinkedHashMap<>(row.columns());
        cells.put("median", Amount.of(scores.median()) + " " + scores.unit());
        cells.put("least to most", Amount.of(scores.least()) + " to " + Amount.of(scores.most()));
        cells.put("rounds", rowsDiffer() ? String.valueOf(scores.roundsMeasured()) : "");
        cells.put("speed, first row = 1", Amount.ratio(group.speed(row)));
        cells.put("allocated", Amount.bytes(row.allocated()));
        cells.put("allocation, first row = 1", Amount.ratio(group.allocation(row)));
        cells.put("commands", wire == null ? "" : Amount.count(wire.commands()));
        cells.put("sent", wire == null ? "" : Amount.bytes((double) wire.sent()));
        cells.put("received", wire == null ? "" : Amount.bytes((double) wire.received()));
        return cells;
    }

    /** Something has failed in a round, or not all have been there yet. */
    private boolean rowsDiffer() {
        return rows.stream()
                .anyMatch(row ->
                        row.scores().roundsMeasured() != rows.get(0).scores().roundsMeasured());
    }

    private static String line(String name, List<String> cells) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(cells);
        return all.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
