package org.tidewire.internal.query;

/** Two minus signs in a row begin a comment. */
public final class MinusSigns {
    private MinusSigns() {}

    /**
     * Puts a space after a minus sign where another one follows.
     *
     * @param isNegative whether what comes next begins with one
     * @param sql what is rendered
     */
    public static void separate(boolean isNegative, StringBuilder sql) {
        if (isNegative && !sql.isEmpty() && sql.charAt(sql.length() - 1) == '-') {
            sql.append(' ');
        }
    }
}
