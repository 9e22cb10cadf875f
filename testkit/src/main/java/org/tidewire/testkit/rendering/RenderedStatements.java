package org.tidewire.testkit.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keeps every statement that a golden test saw, for the integration tests, which have the database's own grammar read
 * them: one JSON string a line, in {@code target/rendered-statements.jsonl} for TiDB and in {@code
 * target/rendered-statements-databend.jsonl} for Databend.
 */
final class RenderedStatements {
    private static final RenderedStatements TIDB = new RenderedStatements("rendered-statements.jsonl");
    private static final RenderedStatements DATABEND = new RenderedStatements("rendered-statements-databend.jsonl");

    private final Path file;
    private final Set<String> statements = new LinkedHashSet<>();

    private RenderedStatements(String file) {
        this.file = Path.of("target", file);
        Runtime.getRuntime().addShutdownHook(new Thread(this::write));
    }

    /** Those of a server that says {@code product} of itself. */
    static RenderedStatements of(String product) {
        return product.equalsIgnoreCase("Databend") ? DATABEND : TIDB;
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
