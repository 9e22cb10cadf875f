package org.tidewire.databend.jdbc.internal.value;

/**
 * A value as text that Databend reads as exactly this value.
 *
 * @param plain the text in a cell of {@code insert ... values}, where the column gives the type. The server reads such cells 10
 *     to 30 times as fast as expressions
 * @param base the text that is to be cast to the kind's type, if the kind has one
 */
public record Literal(Kind kind, String plain, String base) {
    public static final Literal NULL = new Literal(Kind.NULL, "null", "null");

    /** Returns the text for anywhere else than a cell of {@code insert ... values}. */
    public String typed() {
        return kind.written ? base : "cast(" + base + " as " + kind.type + ")";
    }

    /** A column of literals has one kind; of several kinds the server would make a common type that changes values. */
    public enum Kind {
        NULL("", true),
        BOOLEAN("boolean", true),
        INTEGER("bigint", true),
        /** Beyond 63 bits, or with a point: compared and stored digit by digit. */
        DECIMAL("", true),
        FLOAT("float", false),
        DOUBLE("double", false),
        STRING("varchar", true),
        BINARY("binary", true),
        DATE("date", false),
        TIMESTAMP("timestamp", false);

        private final String type;
        private final boolean written;

        Kind(String type, boolean written) {
            this.type = type;
            this.written = written;
        }

        /** Returns the name of Databend's type, empty if there is none for all values of the kind. */
        public String type() {
            return type;
        }
    }
}
