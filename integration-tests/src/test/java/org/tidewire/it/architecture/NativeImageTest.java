package org.tidewire.it.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.annotations.AttributeBinderType;
import org.hibernate.annotations.IdGeneratorType;
import org.hibernate.annotations.TypeBinderType;
import org.hibernate.dialect.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * GraalVM's reachability metadata of each library names what is found by ServiceLoader and by reflection: services, dialects, and what
 * annotations bring. No native image is built.
 */
class NativeImageTest {
    private static final Pattern TYPE = Pattern.compile("\"type\": \"([\\w.$]+)\"");
    private static final Pattern GLOB = Pattern.compile("\"glob\": \"([^\"]+)\"");
    private static final Pattern PROXY = Pattern.compile("\"proxy\": \\[\\s+\"([\\w.]+)\"");

    private static final Pattern OF_THE_DRIVER = Pattern.compile("\"(com\\.mysql\\.cj\\.[\\w.]+)\"");

    private static final Sources SOURCES = Sources.ofTheRepository();

    static Stream<Path> libraries() throws IOException {
        try (Stream<Path> modules = Files.list(SOURCES.repository().resolve("dialect"))) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void namesServicesDialectsAndWhatAnnotationsBring(Path library) throws IOException {
        String metadata = metadata(library);
        Set<String> types = new TreeSet<>();
        Set<String> globs = new TreeSet<>();
        for (Path service : services(library)) {
            globs.add("META-INF/services/" + service.getFileName());
            Files.readAllLines(service).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(types::add);
        }
        for (Class<?> type : publicClasses(library)) {
            types.addAll(broughtBy(type));
            if (Dialect.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                types.add(type.getName());
            }
        }
        mainLines(library).forEach(line -> types.addAll(all(OF_THE_DRIVER, line)));
        assertThat(all(TYPE, metadata)).isEqualTo(types);
        assertThat(all(GLOB, metadata)).isEqualTo(globs);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void namesTheInterfacesOfProxies(Path library) throws IOException {
        long proxies = mainLines(library)
                .filter(line -> line.contains("Proxy.newProxyInstance("))
                .count();
        assertThat(all(PROXY, metadata(library))).hasSize((int) proxies);
    }

    private static Stream<String> mainLines(Path library) {
        return SOURCES.files().stream()
                .filter(file -> SOURCES.repository().resolve(file).startsWith(library.resolve("src/main/java")))
                .flatMap(file -> SOURCES.lines(file).stream());
    }

    private static Set<String> broughtBy(Class<?> type) {
        Set<String> brought = new TreeSet<>();
        Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())).forEach(annotation -> {
            Optional.ofNullable(annotation.getAnnotation(TypeBinderType.class))
                    .ifPresent(binder -> brought.add(binder.binder().getName()));
            Optional.ofNullable(annotation.getAnnotation(AttributeBinderType.class))
                    .ifPresent(attribute -> brought.add(attribute.binder().getName()));
            Optional.ofNullable(annotation.getAnnotation(IdGeneratorType.class))
                    .ifPresent(generator -> brought.add(generator.value().getName()));
        });
        // Hibernate has metadata of its own.
        brought.removeIf(name -> !name.startsWith("org.tidewire."));
        return brought;
    }

    /** Outside of {@code internal}. */
    private static List<Class<?>> publicClasses(Path library) {
        Path sources = SOURCES.repository().relativize(library.resolve("src/main/java"));
        return SOURCES.files().stream()
                .filter(file -> file.startsWith(sources) && !file.toString().contains("/internal/"))
                .map(file ->
                        sources.relativize(file).toString().replace(".java", "").replace('/', '.'))
                .filter(name -> !name.endsWith("-info"))
                .<Class<?>>map(NativeImageTest::load)
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, NativeImageTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> services(Path library) throws IOException {
        try (Stream<Path> files = Files.list(library.resolve("src/main/resources/META-INF/services"))) {
            return files.toList();
        }
    }

    private static String metadata(Path library) throws IOException {
        String artifact = "tidewire-" + library.getFileName();
        return Files.readString(library.resolve("src/main/resources/META-INF/native-image/org.tidewire")
                .resolve(artifact)
                .resolve("reachability-metadata.json"));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(toCollection(TreeSet::new));
    }
}
