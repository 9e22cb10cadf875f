package org.tidewire.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keeps every statement that a golden test saw, for the integration tests, which have TiDB's own grammar read them: in
 * {@code target/rendered-statements.jsonl}, one JSON string a line.
 */
final class RenderedStatements {
    private static final Path FILE = Path.of("target", "rendered-statements.jsonl");
    private static final Set<String> STATEMENTS = new LinkedHashSet<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RenderedStatements::write));
    }

    private RenderedStatements() {}

    static synchronized void add(String sql) {
        STATEMENTS.add(sql);
    }

    private static synchronized void write() {
        try {
            Files.write(FILE, STATEMENTS.stream().map(RenderedStatements::json).toList());
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
