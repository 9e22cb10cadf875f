package org.tidewire.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * The report as SVG, for light and dark pages: for each group a panel, for each row a bar as long as its speed compared
 * with the first row's.
 */
public final class Picture {
    private static final int WIDTH = 960;
    private static final int MARGIN = 16;
    private static final int PANEL = (WIDTH - 3 * MARGIN) / 2;
    private static final int LABELS = 250;
    private static final int BARS = 86;
    private static final int LINE = 19;
    private static final int HEAD = 30;

    private final StringBuilder svg = new StringBuilder();

    private Picture() {}

    /**
     * Draws.
     *
     * @param report what was measured
     * @return an SVG document
     */
    public static String of(Report report) {
        Picture picture = new Picture();
        picture.text(MARGIN, 28, "title", report.engine());
        picture.text(MARGIN, 46, "small", report.circumstances());
        picture.text(MARGIN, 62, "small", "Longer is faster; a bar's first number is its speed, first row = 1.");
        int height = picture.panels(report.groups());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
                <title>%3$s</title>
                <style>
                text { font: 12.5px system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif; fill: #1f2328 }
                .title { font-size: 17px; font-weight: 600 }
                .head { font-size: 13.5px; font-weight: 600 }
                .small { font-size: 11.5px; fill: #59636e }
                .page { fill: #ffffff; stroke: #d1d9e0 }
                .ours { fill: #12857c }
                .other { fill: #a9b2bb }
                @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc }
                .small { fill: #9198a1 }
                .page { fill: #0d1117; stroke: #3d444d }
                .ours { fill: #2bb3a6 }
                .other { fill: #656d76 }
                }
                </style>
                <rect class="page" x="0.5" y="0.5" width="%4$d" height="%5$d" rx="8"/>
                %6$s</svg>
                """.formatted(WIDTH, height, escaped(report.engine()), WIDTH - 1, height - 1, picture.svg);
    }

    /** In two columns, each panel where there is more room. */
    private int panels(List<Group> groups) {
        int[] y = {84, 84};
        groups.forEach(group -> {
            int column = y[0] <= y[1] ? 0 : 1;
            panel(MARGIN + column * (PANEL + MARGIN), y[column], group);
            y[column] += HEAD + group.rows().size() * LINE + 10;
        });
        return Math.max(y[0], y[1]);
    }

    private void panel(int x, int top, Group group) {
        int y = top + 14;
        text(x, y, "head", group.title());
        y += 22;
        double fastest = group.rows().stream()
                .mapToDouble(group::speed)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        for (Row row : group.rows()) {
            double speed = group.speed(row);
            long length = Double.isFinite(speed) ? Math.max(1, Math.round(BARS * speed / fastest)) : 1;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                    x + LABELS - 8,
                    y,
                    escaped(row.name())));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"12\" rx=\"2\"/>%n",
                    row.name().startsWith("Tidewire") || row.scores().rate() ? "ours" : "other",
                    x + LABELS,
                    y - 10,
                    length));
            text(
                    x + LABELS + (int) length + 6,
                    y,
                    "small",
                    Amount.of(speed) + "  (" + Amount.of(row.scores().median()) + " "
                            + row.scores().unit() + ")");
            y += LINE;
        }
    }

    private void text(int x, int y, String style, String words) {
        svg.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", style, x, y, escaped(words)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
