package org.tidewire.testkit.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keeps every statement that a golden test saw, for the integration tests, which have the database's own grammar read
 * them: one JSON string a line, in {@code target/rendered-statements.jsonl} of the module under test.
 */
final class RenderedStatements {
    static final RenderedStatements INSTANCE = new RenderedStatements();

    private static final Path FILE = Path.of("target", "rendered-statements.jsonl");

    private final Set<String> statements = new LinkedHashSet<>();

    private RenderedStatements() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::write));
    }

    synchronized void add(String sql) {
        statements.add(sql);
    }

    private synchronized void write() {
        try {
            Files.write(FILE, statements.stream().map(RenderedStatements::json).toList());
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
