package org.tidewire.it.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidewire.it.engine.EngineKind.EngineStart;
import org.tidewire.it.grammar.TiDBGrammar;

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

    static EngineReport of(String tag) {
        return REPORTS.computeIfAbsent(tag, key -> new EngineReport());
    }

    void started(String database, EngineStart start) {
        engine = start.engine();
        start.failure().ifPresent(reason -> failure = reason.getMessage());
        say("engine for " + database + ": "
                + engine.map(Engine::toString)
                        .orElseGet(
                                () -> "none, " + start.failure().orElseThrow().getMessage()));
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
        if (REPORTS.containsKey(TiDBExtension.TAG)) {
            grammar(properties);
        }
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
    }

    private static void grammar(Map<String, String> properties) {
        Optional<TiDBGrammar> grammar = TiDBGrammar.get();
        int parsed = grammar.map(TiDBGrammar::parsed).orElse(0);
        int refused = grammar.map(TiDBGrammar::refused).orElse(0);
        properties.put("tidb.grammar.parsed", String.valueOf(parsed));
        properties.put("tidb.grammar.refused", String.valueOf(refused));
        say("TiDB grammar: "
                + TiDBGrammar.unavailable()
                        .map(reason -> "no statement parsed, " + reason)
                        .orElseGet(() -> counted(parsed, "statement") + " parsed, " + refused + " refused"));
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println("[tidewire] " + line);
    }
}
