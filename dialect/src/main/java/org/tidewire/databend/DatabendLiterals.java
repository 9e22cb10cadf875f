package org.tidewire.databend;

/** Text in a statement. */
final class DatabendLiterals {
    private DatabendLiterals() {}

    /**
     * A string literal. Both a doubled quote and a backslash escape in one; every other character stands for itself, but a
     * NUL, which some tools end a text at.
     */
    static String string(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0") + "'";
    }
}
