package org.tidewire.databend.internal.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of a table that come from annotations. Databend's grammar takes them at certain places only, so they are kept
 * apart from the user's own options of the table, behind a character that is in none.
 *
 * @param ownOptions what the user has written into {@code @Table(options = ...)}, possibly empty
 * @param clauses such as {@code cluster by (a)}
 */
public record StorageClauses(String ownOptions, List<String> clauses) {
    public static final String TRANSIENT = "transient";

    private static final String SEPARATOR = "\u001f";

    /**
     * Those of a table.
     *
     * @param options the options of a table, as Hibernate has them
     * @return its clauses, none where no annotation has set one
     */
    public static StorageClauses of(@Nullable String options) {
        List<String> parts = List.of((options == null ? "" : options).split(SEPARATOR));
        return new StorageClauses(parts.get(0), parts.subList(1, parts.size()));
    }

    static void add(Table table, String clause) {
        StorageClauses before = of(table.getOptions());
        List<String> clauses = new ArrayList<>(before.clauses());
        clauses.add(clause);
        // Hibernate hands over the annotations of a class in no order at all: engine, then cluster by.
        clauses.sort(Comparator.reverseOrder());
        table.setOptions(before.ownOptions() + SEPARATOR + String.join(SEPARATOR, clauses));
    }

    /**
     * Whether the table is transient, which is said before its name.
     *
     * @return true for {@code create transient table}
     */
    public boolean isTransient() {
        return clauses.contains(TRANSIENT);
    }

    /**
     * What comes between the columns and the comment.
     *
     * @return the other clauses, each after a space
     */
    public String afterColumns() {
        return clauses.stream()
                .filter(clause -> !clause.equals(TRANSIENT))
                .map(clause -> " " + clause)
                .collect(Collectors.joining());
    }
}
