package org.tidewire.cratedb.internal.server;

import java.util.Set;

/** Words that are no names unless they are quoted: those of the category R of {@code pg_get_keywords()}. */
public final class ReservedWords {
    public static final Set<String> ALL =
            Set.of(("add all alter and any array as asc between by called case cast column constraint costs create "
                            + "cross current_date current_schema current_time current_timestamp current_user default delete "
                            + "deny desc describe directory distinct drop else end escape except exists extract false first "
                            + "for from full function grant group having if in index inner input insert intersect into is join "
                            + "last left like limit match natural not null nulls object offset on or order outer persistent "
                            + "recursive reset returns revoke right select session_user set some stratify table then transient "
                            + "true try_cast unbounded union update user using when where with")
                    .split(" "));

    private ReservedWords() {}
}
