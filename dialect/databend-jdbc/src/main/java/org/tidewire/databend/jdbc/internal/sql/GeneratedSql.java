package org.tidewire.databend.jdbc.internal.sql;

/**
 * A complete statement that the driver has written for a batch, cut where a hint goes.
 *
 * @param head ends with the verb, or inside of a hint
 */
public record GeneratedSql(StatementKind kind, String head, HintPosition.Place place, String tail) {
    /** A statement that begins with its verb. */
    public static GeneratedSql of(StatementKind kind, String verb, String tail) {
        return new GeneratedSql(kind, verb, HintPosition.Place.VERB, tail);
    }

    /** The text without a hint. */
    public String sql() {
        return head + tail;
    }
}
