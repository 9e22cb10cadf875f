package org.tidewire.samples.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as plain text, each column as wide as its widest cell; numbers stand to the right. */
final class TextTable {
    private final List<String> headings;
    private final List<List<Object>> rows = new ArrayList<>();

    TextTable(String... headings) {
        this.headings = List.of(headings);
    }

    TextTable row(Object... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines from the upper to the lower rule. */
    List<String> lines() {
        List<Integer> widths = IntStream.range(0, headings.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).toString().length())
                        .reduce(headings.get(column).length(), Math::max))
                .toList();
        String rule = widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("+", "+", "+"));
        List<String> lines = new ArrayList<>();
        lines.add(rule);
        lines.add(line(headings, widths));
        lines.add(rule);
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(rule);
        return lines;
    }

    private static String line(List<? extends Object> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cell(cells.get(column), widths.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(Object content, int width) {
        String padding = " ".repeat(width - content.toString().length());
        return content instanceof Number ? padding + content : content + padding;
    }
}
