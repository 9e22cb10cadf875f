package org.tidewire.it.documents;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each refusal has a test that expects it by its words, and a row in {@code docs/refusals.md}; each refused function stands in {@code
 * docs/limits.md}.
 */
class RefusalsTest {
    private static final Pattern CONSTANT = Pattern.compile("(?m)^ {4}([A-Z_]+)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern FUNCTION = Pattern.compile("\"([a-z0-9]+(?:_[a-z0-9]+)*)\"");

    /**
     * No HQL is known to lead there: Hibernate 7.4 drops the words of the two window functions, fails by itself for the row that is
     * assigned, has no units but those of the switches, whose last branches the others are, and knows no function in {@code from} for
     * CrateDB.
     */
    private static final Map<String, Set<String>> NOT_REACHED = Map.of(
            "TiDBRefusal", Set.of("IGNORE_NULLS", "FROM_LAST"),
            "DatabendQueryRefusal", Set.of("ROW_IN_SET", "DURATION_UNIT", "EXTRACT_FIELD", "TRUNCATION_UNIT"),
            "CrateDBQueryRefusal", Set.of("TABLE_FUNCTION", "EXTRACT"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dialect/core/src/main/java/org/tidewire/internal/unkeyed/UnkeyedRefusal",
                "dialect/tidb/src/main/java/org/tidewire/tidb/internal/server/TiDBRefusal",
                "dialect/databend/src/main/java/org/tidewire/databend/internal/server/DatabendRefusal",
                "dialect/databend/src/main/java/org/tidewire/databend/internal/server/DatabendQueryRefusal",
                "dialect/cratedb/src/main/java/org/tidewire/cratedb/internal/server/CrateDBRefusal",
                "dialect/cratedb/src/main/java/org/tidewire/cratedb/internal/server/CrateDBQueryRefusal"
            })
    void eachRefusalIsExpectedByATest(String file) {
        String tests = tests();
        Set<String> notReached = NOT_REACHED.getOrDefault(file.substring(file.lastIndexOf('/') + 1), Set.of());
        assertThat(constants(file).stream()
                        .filter(constant -> !notReached.contains(constant.group(1)))
                        .filter(constant -> !tests.contains(constant.group(2)))
                        .map(constant -> constant.group(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TiDB, dialect/tidb/src/main/java/org/tidewire/tidb/internal/server/, TiDBRefusal",
        "Databend, dialect/databend/src/main/java/org/tidewire/databend/internal/server/, DatabendRefusal DatabendQueryRefusal",
        "CrateDB, dialect/cratedb/src/main/java/org/tidewire/cratedb/internal/server/, CrateDBRefusal CrateDBQueryRefusal",
        "Databend and CrateDB, dialect/core/src/main/java/org/tidewire/internal/unkeyed/, UnkeyedRefusal"
    })
    void eachRefusalStandsInTheDocument(String section, String folder, String files) {
        List<String> rows = section("docs/refusals.md", section)
                .lines()
                .filter(line -> line.matches("\\| .* \\| .* \\|") && !line.startsWith("| refused "))
                .toList();
        List<String> refusals = Arrays.stream(files.split(" "))
                .flatMap(file -> constants(folder + file).stream())
                .map(constant -> "| " + constant.group(2))
                .toList();
        // A sentence may go on with what another constant says.
        assertThat(refusals).allSatisfy(refusal -> assertThat(rows).anyMatch(row -> row.startsWith(refusal)));
        assertThat(rows).hasSameSizeAs(refusals);
    }

    @ParameterizedTest
    @CsvSource({
        "dialect/tidb/src/main/java/org/tidewire/tidb/internal/function/RefusedFunctions, TiDB",
        "dialect/databend/src/main/java/org/tidewire/databend/internal/function/RefusedFunctions, Databend",
        "dialect/cratedb/src/main/java/org/tidewire/cratedb/internal/function/RefusedFunctions, CrateDB"
    })
    void eachRefusedFunctionStandsInTheLimits(String file, String database) {
        List<String> named = new Document(Document.REPOSITORY, section("docs/limits.md", database)).code();
        assertThat(FUNCTION.matcher(source(file)).results().map(function -> function.group(1)))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(named)
                        .as(function)
                        .anyMatch(name -> name.equals(function)
                                || (name.endsWith("...")
                                        && function.startsWith(name.substring(0, name.length() - 3)))));
    }

    private static List<MatchResult> constants(String file) {
        List<MatchResult> constants =
                CONSTANT.matcher(joined(source(file))).results().toList();
        assertThat(constants).isNotEmpty();
        return constants;
    }

    private static String section(String document, String title) {
        String text = Document.read(Document.REPOSITORY.resolve(document));
        return text.split("(?m)^## " + title + "$", 2)[1].split("(?m)^## ", 2)[0];
    }

    private static String source(String file) {
        return Document.read(Document.REPOSITORY.resolve(file + ".java"));
    }

    private static String tests() {
        return Arrays.stream(new String[] {"dialect", "integration-tests"})
                .flatMap(RefusalsTest::testsOf)
                .collect(joining("\n"));
    }

    private static Stream<String> testsOf(String folder) {
        return Document.filesBelow(Document.REPOSITORY.resolve(folder)).stream()
                .filter(file -> file.toString().contains("/src/test/")
                        && file.toString().matches(".*\\.(java|txt)"))
                .map(file -> joined(Document.read(file)));
    }

    /** A text that is broken into several literals, in one. */
    private static String joined(String source) {
        return source.replaceAll("(?s)/\\*\\*.*?\\*/", "").replaceAll("\"\\s*\\+\\s*\"", "");
    }
}
