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
 */
public record Report(String engine, String circumstances, List<Row> rows) {
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
        groups().forEach((group, members) -> {
            text.append("\n**").append(group).append("**\n\n");
            List<Map<String, String>> lines =
                    members.stream().map(row -> cells(members.get(0), row)).toList();
            // A column is there where any row has something to say in it.
            List<String> columns = lines.get(0).keySet().stream()
                    .filter(column -> lines.stream().anyMatch(line -> !"".equals(line.get(column))))
                    .toList();
            text.append(line("", columns));
            text.append("|---|").append("--:|".repeat(columns.size())).append('\n');
            for (int i = 0; i < lines.size(); i++) {
                Map<String, String> cells = lines.get(i);
                text.append(line(
                        members.get(i).name(), columns.stream().map(cells::get).toList()));
            }
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

    private static Map<String, String> cells(Row first, Row row) {
        WireCount wire = row.wire();
        Map<String, String> cells = new LinkedHashMap<>(row.columns());
        cells.put("median", Amount.of(row.median()) + " " + row.unit());
        cells.put("least to most", Amount.of(row.least()) + " to " + Amount.of(row.most()));
        cells.put("speed, first row = 1", Amount.ratio(row.speedBy(first)));
        cells.put("allocated", Amount.bytes(Math.round(row.allocated())));
        cells.put("allocation, first row = 1", Amount.ratio(row.allocationBy(first)));
        cells.put("commands", wire == null ? "" : Amount.count(wire.commands()));
        cells.put("sent", wire == null ? "" : Amount.bytes(wire.sent()));
        cells.put("received", wire == null ? "" : Amount.bytes(wire.received()));
        return cells;
    }

    private static String line(String name, List<String> cells) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(cells);
        return all.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
