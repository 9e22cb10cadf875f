package org.tidewire.testkit.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidewire.testkit.engine.Engine;

/**
 * Which engine the tests of one database ran on, and how many; for people on the console, for {@code .ci/run} in a
 * file.
 */
final class EngineReport {
    private static final Path FILE = Path.of(System.getProperty("basedir", "."), "target", "engine-report.properties");
    private static final Map<String, EngineReport> REPORTS = new ConcurrentHashMap<>();

    private final AtomicInteger ran = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private volatile Optional<Engine> engine = Optional.empty();
    private volatile String failure = "none";

    private EngineReport() {}

    /** The report of a database whose engine was asked for in this run. */
    static Optional<EngineReport> find(String tag) {
        return Optional.ofNullable(REPORTS.get(tag));
    }

    static EngineReport of(String tag) {
        return REPORTS.computeIfAbsent(tag, key -> new EngineReport());
    }

    void started(String database, EngineStart start) {
        engine = start.engine();
        failure = start.failureMessage();
        say("engine for " + database + ": " + engine.map(Engine::toString).orElse("none, " + failure));
    }

    void testRan() {
        ran.incrementAndGet();
    }

    void testsSkipped(int tests, String what, String reason) {
        skipped.addAndGet(tests);
        say("skipped " + what + ": " + reason);
    }

    /** Says how the run went, if an engine was asked for in it. */
    static void finish() {
        if (REPORTS.isEmpty()) {
            return;
        }
        Map<String, String> properties = new TreeMap<>();
        REPORTS.forEach((tag, report) -> report.finish(tag, properties));
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(
                    FILE,
                    properties.entrySet().stream()
                            .map(property -> property.getKey() + "="
                                    + property.getValue().replaceAll("\\s+", " "))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finish(String tag, Map<String, String> properties) {
        properties.put(tag + ".engine", engine.map(Engine::name).orElse("none"));
        properties.put(tag + ".source", engine.map(Engine::source).orElse(failure));
        properties.put(
                tag + ".standIn", String.valueOf(engine.map(Engine::standIn).orElse(false)));
        properties.put(tag + ".ran", ran.toString());
        properties.put(tag + ".skipped", skipped.toString());
        say("on " + engine.map(Engine::name).orElse("no engine") + ": " + counted(ran.get(), "test") + " ran, "
                + skipped + " skipped");
        StatementChecks.of(tag).forEach(check -> {
            properties.putAll(check.properties());
            say(check.summary());
        });
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println("[tidewire] " + line);
    }
}
