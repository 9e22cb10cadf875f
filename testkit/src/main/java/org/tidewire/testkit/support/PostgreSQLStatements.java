package org.tidewire.testkit.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of PostgreSQL's protocol have the server run a statement, on one connection: a simple query, which has the text; or
 * {@code Execute}, which names a portal, which {@code Bind} has made of a statement, which {@code Parse} has made of a text.
 */
final class PostgreSQLStatements {
    /** A message begins with its type in one byte and its length in four. */
    private static final int HEADER = 5;

    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();

    /** The text of the statement that a message of the client runs, or {@code null}. */
    @Nullable
    String executedBy(byte[] message) {
        Texts texts = new Texts(message);
        return switch (message[0]) {
            case 'Q' -> texts.next();
            case 'P' -> {
                prepared.put(texts.next(), texts.next());
                yield null;
            }
            case 'B' -> {
                portals.put(texts.next(), prepared.getOrDefault(texts.next(), ""));
                yield null;
            }
            case 'E' -> portals.getOrDefault(texts.next(), "");
            default -> null;
        };
    }

    /** The texts of a message, each of which ends with a zero. */
    private static final class Texts {
        private final byte[] message;
        private int next = HEADER;

        private Texts(byte[] message) {
            this.message = message;
        }

        private String next() {
            int begin = next;
            while (message[next++] != 0) {}
            return new String(message, begin, next - begin - 1, UTF_8);
        }
    }
}
