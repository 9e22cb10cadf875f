package org.tidewire.it.oracle;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tidewire.it.oracle.tree.Area;

/**
 * System properties {@code tidewire.oracle...}.
 *
 * @param queries how many of each sequence
 * @param joins how many more that join and compare entities in many ways; by default one for ten of the others
 * @param seeds where sequences of queries begin: query n of seed s is query 0 of seed s + n
 * @param areas the parts of the grammar
 * @param faults after so many faults the run ends
 * @param batches how many rounds of changes through the session
 * @param shown prints each statement, to replay one
 * @param hql the only queries to run, in place of generated ones, with semicolons between them
 */
record OracleOptions(
        int queries,
        int joins,
        List<Long> seeds,
        Set<Area> areas,
        int faults,
        int batches,
        boolean shown,
        List<String> hql) {
    /** Without parts that a database does not have. */
    OracleOptions without(Set<Area> missing) {
        Set<Area> rest = EnumSet.copyOf(areas);
        rest.removeAll(missing);
        return new OracleOptions(queries, joins, seeds, rest, faults, batches, shown, hql);
    }

    static OracleOptions ofSystemProperties() {
        Set<Area> areas = EnumSet.noneOf(Area.class);
        Arrays.stream(System.getProperty("tidewire.oracle.areas", "").split(","))
                .filter(name -> !name.isBlank())
                .map(name -> Area.valueOf(name.trim().toUpperCase(Locale.ROOT)))
                .forEach(areas::add);
        if (areas.isEmpty()) {
            areas.addAll(EnumSet.allOf(Area.class));
        }
        int queries = Integer.getInteger("tidewire.oracle.queries", 1000);
        return new OracleOptions(
                queries,
                Integer.getInteger("tidewire.oracle.joins", queries / 10),
                Arrays.stream(System.getProperty("tidewire.oracle.seed", "20260317")
                                .split(","))
                        .map(Long::valueOf)
                        .toList(),
                areas,
                Integer.getInteger("tidewire.oracle.faults", 20),
                Integer.getInteger("tidewire.oracle.batches", 3),
                Boolean.getBoolean("tidewire.oracle.shown"),
                Arrays.stream(System.getProperty("tidewire.oracle.hql", "").split(";"))
                        .map(String::strip)
                        .filter(hql -> !hql.isEmpty())
                        .toList());
    }
}
