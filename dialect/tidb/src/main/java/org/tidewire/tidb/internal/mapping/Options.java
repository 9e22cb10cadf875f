package org.tidewire.tidb.internal.mapping;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/** The free text that Hibernate puts behind the definition of a column, a key or a table. */
public final class Options {
    public static final String CLUSTERED = "/*T![clustered_index] CLUSTERED */";
    public static final String NONCLUSTERED = "/*T![clustered_index] NONCLUSTERED */";

    private static final Pattern NEXT_OF_OURS = Pattern.compile("\\G(/\\*T.*?\\*/) ?");

    private Options() {}

    /**
     * One more in TiDB's comment form, before the user's own options and before partitions, which come last. Ours are in
     * alphabetical order: Hibernate hands over the annotations of a class in no order at all, and the same mapping shall
     * give the same script each time.
     */
    static String insert(@Nullable String options, String another) {
        String all = options == null ? "" : options;
        SortedSet<String> ours = new TreeSet<>(Set.of(another));
        Matcher next = NEXT_OF_OURS.matcher(all);
        int end = 0;
        while (next.find()) {
            ours.add(next.group(1));
            end = next.end();
        }
        return (String.join(" ", ours) + " " + all.substring(end)).trim();
    }

    /** A name, quoted. */
    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** A column's name, quoted: in a quoted name of the mapping backticks are doubled already. */
    static String quoted(Column column) {
        return "`" + column.getName() + "`";
    }

    /** The options that are there, then one more. */
    public static String append(@Nullable String options, String another) {
        return options == null || options.isBlank() ? another : options + " " + another;
    }
}
