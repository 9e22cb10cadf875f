package org.tidewire.it.tidb.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hibernate.dialect.DatabaseVersion;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code capabilities.txt}, which says what each part means.
 *
 * @param answer for the version that the dialect assumes
 * @param since the first version with this answer, a boolean one, or {@code null} for all versions
 * @param argument of the proof, such as an error code
 */
record Capability(
        String name, String answer, @Nullable DatabaseVersion since, String proof, String argument, String text) {

    static List<Capability> all() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Capability.class.getResourceAsStream("capabilities.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Capability::parse)
                    .toList();
        }
    }

    private static Capability parse(String line) {
        String[] parts = line.split(" \\| ", 4);
        String[] answer = parts[1].split(" since ", 2);
        String[] proof = parts[2].split(" ", 2);
        return new Capability(
                parts[0],
                answer[0],
                answer.length == 1 ? null : version(answer[1]),
                proof[0],
                proof.length == 1 ? "" : proof[1],
                parts[3]);
    }

    private static DatabaseVersion version(String text) {
        String[] numbers = text.split("\\.", 2);
        return DatabaseVersion.make(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    String answerOf(DatabaseVersion version) {
        return since == null || version.isSameOrAfter(since) ? answer : String.valueOf(!Boolean.parseBoolean(answer));
    }

    boolean isProvedBySql() {
        return switch (proof) {
            case "takes", "refuses", "gives", "limit" -> true;
            case "tested", "choice" -> false;
            default -> throw new IllegalStateException(proof);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
