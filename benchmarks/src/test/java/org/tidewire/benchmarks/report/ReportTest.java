package org.tidewire.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tidewire.benchmarks.wire.WireCount;

/** What is shown of numbers that are known here. */
class ReportTest {
    private static final WireCount WIRE = new WireCount(11, 612_800, 561);

    /** Ratios are those of the rounds: in the second everything took twice as long. */
    @Test
    void comparesRoundByRound() {
        Row reference = row("plain JDBC", true, Map.of(1, List.of(10.0, 12.0, 11.0), 2, List.of(20.0, 24.0, 22.0)));
        Row other = row("Tidewire", false, Map.of(1, List.of(22.0), 2, List.of(44.0)));
        assertThat(report(reference, other).asMarkdown()).isEqualTo("""
                **TiDB**; here.

                **Write: persist**

                |  | batch size | median | least to most | speed, first row = 1 | allocated | allocation, first row = 1 | commands | sent | received |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                | plain JDBC | 1000 | 16.0 ms | 10.0 to 24.0 | 1.000 | 2000 B | 1.000 | 11 | 612.8 kB | 561 B |
                | Tidewire | 1000 | 33.0 ms | 22.0 to 44.0 | 0.50 | 2000 B | 1.000 | 11 | 612.8 kB | 561 B |
                """);
    }

    @Test
    void comparesWithNothingWhereTheReferenceFailed() {
        Row row = row("Tidewire", false, Map.of(1, List.of(22.0)));
        assertThat(report(row).asMarkdown()).contains("| Tidewire | 1000 | 22.0 ms | 22.0 to 22.0 | 2000 B | 11 |");
        assertThat(report(row).asMarkdown()).doesNotContain("NaN");
    }

    @Test
    void tellsInHowManyRoundsWhereSomethingFailed() {
        Row reference = row("plain JDBC", true, Map.of(1, List.of(10.0), 2, List.of(20.0)));
        Row other = row("Tidewire", false, Map.of(2, List.of(40.0)));
        assertThat(report(reference, other).asMarkdown())
                .contains(
                        "| rounds |",
                        "| 15.0 ms | 10.0 to 20.0 | 2 | 1.000 |",
                        "| 40.0 ms | 40.0 to 40.0 | 1 | 0.50 |");
    }

    @Test
    void endsWithWhatFailed() {
        Report report = new Report("TiDB", "here", List.of(), List.of("Write, plain JDBC failed in round 1: why"));
        assertThat(report.asMarkdown()).isEqualTo("""
                **TiDB**; here.

                Write, plain JDBC failed in round 1: why
                """);
    }

    @Test
    void showsNothingForWhatIsNotKnown() {
        Row row = new Row(
                "Contention",
                "1 client",
                true,
                Map.of(),
                new Scores(Map.of(1, List.of(0.0)), "commits/s", true),
                Double.NaN,
                null);
        assertThat(report(row).asMarkdown())
                .contains("| 1 client | 0.00 commits/s | 0.00 to 0.00 |")
                .doesNotContain("NaN");
    }

    @Test
    void moreIsFasterForARate() {
        Scores one = new Scores(Map.of(1, List.of(100.0)), "commits/s", true);
        Scores eight = new Scores(Map.of(1, List.of(300.0)), "commits/s", true);
        assertThat(eight.speedBy(one)).isEqualTo(3);
    }

    @Test
    void drawsXmlWithoutNumbersThatAreNone() throws Exception {
        Row reference = row("less < & more", true, Map.of(1, List.of(10.0)));
        Row failed = row("Tidewire", false, Map.of());
        String picture = Picture.of(report(reference, failed));
        assertThat(picture).contains("less &lt; &amp; more", "1.00  (10.0 ms)").doesNotContain("NaN");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(picture.getBytes(UTF_8)))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
    }

    private static Report report(Row... rows) {
        return new Report("TiDB", "here", List.of(rows), List.of());
    }

    private static Row row(String name, boolean isReference, Map<Integer, List<Double>> rounds) {
        return new Row(
                "Write: persist",
                name,
                isReference,
                Map.of("batch size", "1000"),
                new Scores(rounds, "ms", false),
                2000,
                WIRE);
    }
}
