package org.tidewire.databend.internal.query;

import java.util.Set;
import java.util.TreeSet;
import org.tidewire.databend.jdbc.DatabendDriver;

/**
 * The words that Databend refuses as the name of a table or a column (error 1005), those of SQL:2003 among them: each of its
 * tokens was tried on 1.2.895. No name that works without quotes is among them, so that they can be quoted always.
 */
public final class DatabendKeywords {
    public static final Set<String> RESERVED = new TreeSet<>(Set.of("""
            all and any array as between both case cast create cross current_date current_time current_timestamp
            distinct do else end except false fetch for from full function grant group having if in inner intersect into
            is join lateral leading left like natural not null of on or order over partition procedure range right row
            rows select set some table then to trailing true union using when where window with""".split("\\s+")));

    static {
        RESERVED.addAll(DatabendDriver.reservedWords());
    }

    private DatabendKeywords() {}
}
