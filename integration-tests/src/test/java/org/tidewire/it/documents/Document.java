package org.tidewire.it.documents;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file of the repository.
 *
 * @param file relative to the repository
 */
record Document(Path file, String text) {
    static final Path REPOSITORY =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern OPTION = Pattern.compile("-D([\\w.-]+)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    static List<Document> all() {
        return Stream.of("", "docs", "benchmarks", "benchmarks/results")
                .flatMap(folder -> filesOf(REPOSITORY.resolve(folder)).stream())
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !file.getFileName().toString().startsWith("NOTE-"))
                .map(file -> new Document(REPOSITORY.relativize(file), read(file)))
                .toList();
    }

    /** Without what stands in blocks of code. */
    List<String> links() {
        return matches(LINK, BLOCK.matcher(text).replaceAll(""), 1);
    }

    /** The words in backquotes, outside of blocks. */
    List<String> code() {
        return matches(CODE, BLOCK.matcher(text).replaceAll(""), 1);
    }

    /** The names of {@code -DNAME=VALUE}, in blocks too. */
    List<String> options() {
        return matches(OPTION, text, 1);
    }

    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** What stands under each heading, of any level, with the heading; without what stands in blocks of code. */
    List<String> sections() {
        return Stream.of(BLOCK.matcher(text).replaceAll("").split("(?m)^(?=#+ )"))
                .filter(section -> section.contains("\n")
                        && !section.substring(section.indexOf('\n')).isBlank())
                .toList();
    }

    /** As GitHub makes them of headings. */
    List<String> anchors() {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<String> matches(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(match -> match.group(group)).toList();
    }

    /** Without white space, since a document is indented and broken otherwise. */
    static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of the sources, without what a build has made of them. */
    static List<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !file.toString().contains("/target/")
                            && !REPOSITORY.relativize(file).startsWith(".fast"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
