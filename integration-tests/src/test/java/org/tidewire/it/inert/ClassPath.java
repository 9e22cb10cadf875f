package org.tidewire.it.inert;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewire.testkit.junit.TestDatabase;

/** A class path for {@link BootProbe}: this program's own, or one with other jars. */
record ClassPath(List<Path> entries) {
    static ClassPath ofThisProgram() {
        return new ClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList());
    }

    /** Without all of Tidewire but the tests and their kit. */
    ClassPath withoutTidewire() {
        List<Path> needed = Stream.of(BootProbe.class, TestDatabase.class)
                .map(ClassPath::entryOf)
                .toList();
        return new ClassPath(entries.stream()
                .filter(entry -> needed.contains(entry) || !holdsTidewire(entry))
                .toList());
    }

    private static boolean holdsTidewire(Path entry) {
        String packages = "org/tidewire";
        if (!Files.isRegularFile(entry)) {
            return Files.exists(entry.resolve(packages));
        }
        try (FileSystem jar = FileSystems.newFileSystem(entry)) {
            return Files.exists(jar.getPath(packages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the jars of another version of Hibernate, which the build has put into {@code target}. */
    ClassPath withHibernate(String version) throws IOException {
        List<Path> changed = new ArrayList<>(entries);
        try (Stream<Path> jars = Files.list(Path.of("target", "hibernate-" + version))) {
            for (Path jar : jars.map(Path::toAbsolutePath).toList()) {
                String artifact = jar.getFileName().toString().replaceFirst("-\\d.*", "-");
                changed.removeIf(entry -> entry.getFileName().toString().startsWith(artifact));
                changed.add(jar);
            }
        }
        return new ClassPath(changed);
    }

    /** What the applications of these names see, each line with the application's name before it. */
    List<String> run(List<String> applications) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                BootProbe.class.getName()));
        command.addAll(applications);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> seen;
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            seen = output.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The applications ended with exit code " + process.exitValue());
        }
        return seen;
    }

    private static Path entryOf(Class<?> type) {
        try {
            URI location =
                    type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
