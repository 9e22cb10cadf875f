package org.tidewire.tidb.mapping;

import org.jspecify.annotations.Nullable;

/** The free text that Hibernate puts behind the definition of a column, a key or a table. */
final class Options {
    static final String CLUSTERED = "/*T![clustered_index] CLUSTERED */";
    static final String NONCLUSTERED = "/*T![clustered_index] NONCLUSTERED */";

    private Options() {}

    /** The options that are there, then one more. */
    static String append(@Nullable String options, String another) {
        return options == null || options.isBlank() ? another : options + " " + another;
    }
}
