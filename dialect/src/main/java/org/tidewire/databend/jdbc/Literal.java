package org.tidewire.databend.jdbc;

/**
 * A value as text that Databend reads as exactly this value.
 *
 * @param plain where a column gives the type: a cell of {@code insert ... values}. The server reads these 10 to 30 times as
 *     fast as expressions
 * @param base what has to be cast to the kind's type, if the kind has one
 */
record Literal(Kind kind, String plain, String base) {
    static final Literal NULL = new Literal(Kind.NULL, "null", "null");

    /** Anywhere else than in a plain cell. */
    String typed() {
        return kind.written ? base : "cast(" + base + " as " + kind.type + ")";
    }

    /** What a column of literals has to be all of, so that the server does not find a common type for them. */
    enum Kind {
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

        /** The type's name, empty where there is none for all values of the kind. */
        String type() {
            return type;
        }
    }
}
