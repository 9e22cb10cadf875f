package org.tidewire.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** The report as SVG: for each group a bar a row, as long as its speed compared with the first row's. */
public final class Picture {
    private static final int WIDTH = 900;
    private static final int LABELS = 280;
    private static final int FULL = 420;
    private static final int LINE = 22;

    private final StringBuilder svg = new StringBuilder();
    private int y = 30;

    private Picture() {}

    /**
     * Draws.
     *
     * @param report what was measured
     * @return an SVG document
     */
    public static String of(Report report) {
        Picture picture = new Picture();
        picture.text(20, "bold 15px", report.title());
        report.groups().forEach(picture::group);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="13">
                <rect width="%1$d" height="%2$d" fill="#fff"/>
                %3$s</svg>
                """.formatted(WIDTH, picture.y, picture.svg);
    }

    private void group(String group, List<Row> members) {
        y += 18;
        text(20, "bold 13px", group);
        Row first = members.get(0);
        double fastest = members.stream()
                .mapToDouble(row -> first.median() / row.median())
                .max()
                .orElse(1);
        for (Row row : members) {
            double speed = first.median() / row.median();
            long length = Math.max(1, Math.round(FULL * speed / fastest));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                    LABELS - 8,
                    y,
                    escaped(row.name())));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\" fill=\"%s\"/>%n",
                    LABELS,
                    y - 11,
                    length,
                    row.name().startsWith("TIDEWIRE") ? "#1b7f79" : "#b0b7bd"));
            text(
                    LABELS + (int) length + 8,
                    "13px",
                    String.format(Locale.ROOT, "%.2f  (%.1f %s)", speed, row.median(), row.unit()));
        }
    }

    private void text(int x, String font, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" style=\"font:%s sans-serif\">%s</text>%n",
                x,
                y,
                font,
                escaped(words)));
        y += LINE;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
