package org.tidewire.it.documents;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at is there: files and headings, code that compiles, test classes, settings, modules. */
class DocumentsTest {
    private static final Pattern TEST_CLASS = Pattern.compile("([A-Z]\\w+(?:Test|Suite)(?:#\\w+)?)");
    private static final Pattern SETTING = Pattern.compile("(tidewire\\.[a-z_.-]+[a-z])(?:=.*)?");
    private static final Pattern ARTIFACT = Pattern.compile("(tidewire-[a-z-]+)");
    private static final Pattern MODULE = Pattern.compile("-pl ([\\w/,-]+)");

    /** A test, a measurement, or what has been read: outside of this repository, or in other people's code. */
    private static final Pattern SOURCE = Pattern.compile(
            "`[A-Z]\\w+(?:Test|Suite)(?:#\\w+)?`|\\]\\([^)]*results/[^)]*\\)|\\]\\(https://[^)]+\\)|\\bread in \\w+|Hibernate's `\\w+`");

    private static final Pattern TABLE_WITH_SOURCES =
            Pattern.compile("(?m)^\\|[^\\n]*\\| (?:shown|tested) by \\|\\n\\|[-:|]+\\n((?:\\|[^\\n]*\\n?)+)");

    /** They say no more than where something stands. */
    private static final Set<String> POINTERS = Set.of(
            "# Limits", "# Coming from another dialect", "# Testing an application on TiDB", "## More", "## Documents");

    private final List<Document> documents = Document.all();
    private final List<Path> sources = Document.filesBelow(Document.REPOSITORY).stream()
            .filter(file -> file.toString().endsWith(".java"))
            .toList();

    @Test
    void theFilesAndHeadingsOfLinksAreThere() {
        List<String> wrong = new ArrayList<>();
        for (Document document : documents) {
            for (String link : document.links()) {
                if (!link.matches("https?://.*") && !leadsSomewhere(document, link)) {
                    wrong.add(document.file() + ": " + link);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean leadsSomewhere(Document document, String link) {
        String[] parts = link.split("#", 2);
        Path from = Document.REPOSITORY.resolve(document.file());
        Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || new Document(target, Document.read(target)).anchors().contains(parts[1]);
    }

    /** An ellipsis in a line of its own stands for what is left out. */
    @Test
    void codeIsTakenFromSourcesThatCompile() {
        List<String> texts =
                sources.stream().map(Document::read).map(Document::squeezed).toList();
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Document document : documents) {
            for (String block : document.blocks("java")) {
                for (String part : block.split("(?m)^ *\\.\\.\\.$", -1)) {
                    seen++;
                    if (texts.stream().noneMatch(text -> text.contains(Document.squeezed(part)))) {
                        wrong.add(document.file() + ":\n" + part);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isPositive();
    }

    /** The method may be one of a suite that the class inherits. */
    @Test
    void testsThatAreNamedAreThere() {
        Set<String> classes = sources.stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(toSet());
        String code = sources.stream().map(Document::read).collect(joining());
        assertThat(words(TEST_CLASS)).isNotEmpty().allSatisfy(test -> {
            String[] parts = test.split("#", 2);
            assertThat(classes).contains(parts[0]);
            assertThat(parts.length == 1 || code.contains("void " + parts[1] + "("))
                    .as(test)
                    .isTrue();
        });
    }

    @Test
    void eachSectionHasASource() {
        assertThat(claims().filter(section ->
                                !POINTERS.contains(section.lines().findFirst().orElseThrow()))
                        .filter(section -> !SOURCE.matcher(section).find()))
                .isEmpty();
    }

    @Test
    void eachRowOfATableWithSourcesHasOne() {
        List<String> rows = claims().flatMap(
                        section -> TABLE_WITH_SOURCES.matcher(section).results())
                .flatMap(table -> table.group(1).lines())
                .toList();
        assertThat(rows).isNotEmpty();
        assertThat(rows.stream()
                        .filter(row -> !SOURCE.matcher(row.substring(row.lastIndexOf(" | ")))
                                .find()))
                .isEmpty();
    }

    /** What is refused, and what is good to know: nothing of it stands in another table. */
    @Test
    void eachTableOfLimitsHasSources() {
        String limits = Document.read(Document.REPOSITORY.resolve("docs/limits.md"));
        assertThat(limits.lines().filter(line -> line.matches("\\| (refused|about) \\|.*")))
                .hasSize(7)
                .allSatisfy(head -> assertThat(head).endsWith(" | shown by |"));
    }

    /** The sections of the README and of what stands in {@code docs}. */
    private Stream<String> claims() {
        return documents.stream()
                .filter(document ->
                        document.file().startsWith("docs") || document.file().equals(Path.of("README.md")))
                .flatMap(document -> document.sections().stream());
    }

    @Test
    void settingsThatAreNamedAreRead() {
        String code = sources.stream().map(Document::read).collect(joining());
        assertThat(words(SETTING))
                .isNotEmpty()
                .allSatisfy(
                        setting -> assertThat(isRead(setting, code)).as(setting).isTrue());
    }

    /** By its whole name, by the tag of an engine for a URL, or by a prefix for Spring Boot's properties and the last part as the name of a field. */
    private static boolean isRead(String setting, String code) {
        int last = setting.lastIndexOf('.');
        String field = Pattern.compile("-(\\w)")
                .matcher(setting.substring(last + 1))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        return code.contains(setting)
                || (setting.endsWith(".url")
                        && code.contains("TAG = \"" + setting.replaceAll("tidewire\\.|\\.url", "") + '"'))
                || (code.contains('"' + setting.substring(0, last) + '"') && code.contains(field))
                || (code.contains('"' + setting.substring(0, last + 1) + '"') && code.contains('"' + field + '"'));
    }

    @Test
    void artifactsAndModulesAreThere() {
        String poms = Document.read(Document.REPOSITORY.resolve("pom.xml"))
                + Document.read(Document.REPOSITORY.resolve("bom/pom.xml"));
        assertThat(words(ARTIFACT))
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(poms).contains("<artifactId>" + artifact + "</artifactId>"));
        for (Document document : documents) {
            Matcher module = MODULE.matcher(document.text());
            while (module.find()) {
                assertThat(module.group(1).split(","))
                        .allSatisfy(name -> assertThat(
                                        Document.REPOSITORY.resolve(name).resolve("pom.xml"))
                                .exists());
            }
        }
    }

    /** A word in backquotes with two capital letters is a class, of ours or of Hibernate's. */
    @Test
    void classesThatAreNamedAreThere() {
        String code = sources.stream().map(Document::read).collect(joining());
        List<String> words = Stream.of("ARCHITECTURE.md", "CONTRIBUTING.md")
                .map(name -> new Document(Document.REPOSITORY, Document.read(Document.REPOSITORY.resolve(name))))
                .flatMap(document -> document.code().stream())
                .filter(word -> word.matches("(?:[A-Z][a-z]+){2,}"))
                .toList();
        assertThat(words)
                .hasSizeGreaterThan(20)
                .allSatisfy(word -> assertThat(code).containsPattern("\\b" + word + "\\b"));
    }

    /** Maven Central would refuse a bundle with others, since they have neither sources nor javadoc. */
    @Test
    void whatIsNotInTheBomIsNotPublished() {
        String excluded = Document.read(Document.REPOSITORY.resolve("pom.xml"));
        String bom = Document.read(Document.REPOSITORY.resolve("bom/pom.xml"));
        List<String> others = Document.filesBelow(Document.REPOSITORY).stream()
                .filter(file ->
                        file.endsWith("pom.xml") && !file.toString().matches(".*/(target|\\.ci|quarkus-tests)/.*"))
                .map(file -> Document.read(file).replaceFirst("(?s)<parent>.*?</parent>", ""))
                .map(pom -> pom.replaceFirst("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1"))
                .filter(artifact -> !bom.contains("<artifactId>" + artifact + "</artifactId>"))
                .toList();
        assertThat(others)
                .hasSizeGreaterThan(5)
                .allSatisfy(artifact -> assertThat(excluded).contains("<artifact>" + artifact + "</artifact>"));
    }

    /** Words in backquotes that are of this form as a whole, and in options of commands. */
    private Set<String> words(Pattern form) {
        return documents.stream()
                .filter(document -> !isChangelog(document))
                .flatMap(document -> Stream.concat(document.code().stream(), document.options().stream()))
                .map(form::matcher)
                .filter(Matcher::matches)
                .map(word -> word.group(1))
                .collect(toSet());
    }

    /** It names what is gone, too. */
    private static boolean isChangelog(Document document) {
        return document.file().endsWith("CHANGELOG.md");
    }
}
