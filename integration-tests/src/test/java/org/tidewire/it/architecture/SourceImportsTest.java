package org.tidewire.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for modules that are not on this class path, such as samples: they are read as text. */
class SourceImportsTest {
    private static final Pattern INTERNAL = Pattern.compile("import .*\\borg\\.tidewire\\.(\\w+\\.)*internal\\..*");
    private static final Pattern SAMPLE = Pattern.compile("import .*\\borg\\.tidewire\\.samples\\..*");

    private final Sources sources = Sources.ofTheRepository();

    @Test
    void theseImportsAreFound() {
        assertThat(imports(INTERNAL, file -> file.startsWith("dialect/tidb"))).isNotEmpty();
        assertThat(imports(SAMPLE, file -> file.startsWith("samples"))).isNotEmpty();
    }

    @Test
    void onlyADatabaseAndItsTestsKnowItsInternals() {
        assertThat(imports(
                        INTERNAL,
                        file -> Stream.of("samples", "spring-boot-starter", "testkit", "benchmarks")
                                .anyMatch(file::startsWith)))
                .isEmpty();
    }

    @Test
    void nothingDependsOnASample() {
        assertThat(imports(SAMPLE, file -> !file.startsWith("samples"))).isEmpty();
    }

    private List<String> imports(Pattern pattern, Predicate<Path> where) {
        return sources.files().stream()
                .filter(where)
                .flatMap(file -> sources.lines(file).stream()
                        .filter(line -> pattern.matcher(line).matches())
                        .map(line -> file + ": " + line))
                .toList();
    }
}
