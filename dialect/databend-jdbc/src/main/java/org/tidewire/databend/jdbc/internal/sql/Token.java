package org.tidewire.databend.jdbc.internal.sql;

/** A piece of SQL text that is neither blank nor comment. {@code end} is exclusive. */
record Token(Kind kind, int start, int end) {
    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        QUOTED,
        PARAMETER,
        /** {@code ??}, the JDBC spelling of a question mark that is no parameter. */
        QUESTION_MARK,
        SYMBOL
    }

    public String of(String sql) {
        return sql.substring(start, end);
    }

    boolean is(String sql, String text) {
        return end - start == text.length() && sql.regionMatches(true, start, text, 0, text.length());
    }
}
