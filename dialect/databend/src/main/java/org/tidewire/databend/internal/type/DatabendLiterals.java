package org.tidewire.databend.internal.type;

/** Text in a statement. */
public final class DatabendLiterals {
    private DatabendLiterals() {}

    /**
     * A string literal. Both a doubled quote and a backslash escape in one; every other character stands for itself, but a
     * NUL, which some tools end a text at.
     */
    public static String string(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0") + "'";
    }
}
