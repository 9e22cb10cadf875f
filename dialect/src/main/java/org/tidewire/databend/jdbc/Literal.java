package org.tidewire.databend.jdbc;

/**
 * A value as text that Databend reads as exactly this value.
 *
 * @param plain where a column gives the type: a cell of {@code insert ... values}. The server reads these 10 to 30 times as
 *     fast as expressions
 * @param typed anywhere else
 */
record Literal(Kind kind, String plain, String typed) {
    static final Literal NULL = new Literal(Kind.NULL, "null", "null");

    Literal(Kind kind, String text) {
        this(kind, text, text);
    }

    /** What a column of literals has to be all of, so that the server does not find a common type for them. */
    enum Kind {
        NULL(""),
        BOOLEAN("boolean"),
        INTEGER("bigint"),
        /** Beyond 63 bits, or with a point: compared and stored digit by digit. */
        DECIMAL(""),
        FLOAT("float"),
        DOUBLE("double"),
        STRING("varchar"),
        BINARY("binary"),
        DATE("date"),
        TIMESTAMP("timestamp");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** The type's name, empty where there is none for all values of the kind. */
        String type() {
            return type;
        }
    }
}
