package org.tidewire.testkit.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps every statement that a golden test saw, for the integration tests, which have the database's own grammar read
 * them: one JSON string a line, in {@code target/rendered-statements-<product>.jsonl} of the module under test.
 */
final class RenderedStatements {
    private static final Map<String, RenderedStatements> BY_PRODUCT = new ConcurrentHashMap<>();

    private final Path file;
    private final Set<String> statements = new LinkedHashSet<>();

    private RenderedStatements(String product) {
        this.file = Path.of("target", "rendered-statements-" + product + ".jsonl");
        Runtime.getRuntime().addShutdownHook(new Thread(this::write));
    }

    /** Those of a server that reports this product name. */
    static RenderedStatements of(String product) {
        return BY_PRODUCT.computeIfAbsent(product.toLowerCase(Locale.ROOT), RenderedStatements::new);
    }

    synchronized void add(String sql) {
        statements.add(sql);
    }

    private synchronized void write() {
        try {
            Files.write(file, statements.stream().map(RenderedStatements::json).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
