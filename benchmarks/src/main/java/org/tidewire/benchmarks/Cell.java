package org.tidewire.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;

/**
 * One benchmark with one value for each of its parameters: a row of the report.
 *
 * @param suite which benchmark
 * @param values of all its parameters; the last is compared with other cells that have the same others
 * @param isReference whether it is what those are compared with
 */
record Cell(Suite suite, Map<String, String> values, boolean isReference) {
    /**
     * All cells of a benchmark, those that are compared next to each other.
     *
     * @param suite which benchmark
     * @param engine where it runs
     * @param named values of parameters, for those that are not as the benchmark has them
     * @return in the order of the report
     */
    static List<Cell> of(Suite suite, Engine engine, Map<String, List<String>> named) {
        Map<String, List<String>> parameters = suite.parameters(engine);
        parameters.replaceAll((name, values) -> named.getOrDefault(name, values));
        List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
        parameters.forEach((name, values) -> {
            List<Map<String, String>> longer = new ArrayList<>();
            all.forEach(some -> values.forEach(value -> longer.add(with(some, name, value))));
            all.clear();
            all.addAll(longer);
        });
        String compared = compared(parameters);
        String first = parameters.getOrDefault(compared, List.of()).get(0);
        return all.stream()
                .map(values -> new Cell(suite, values, first.equals(values.get(compared))))
                .filter(cell -> cell.isPossible(engine))
                .toList();
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(some);
        more.put(name, value);
        return more;
    }

    private static String compared(Map<String, ?> parameters) {
        return new ArrayList<>(parameters.keySet()).get(parameters.size() - 1);
    }

    /** To validate a schema the community dialect reads TiDB's list of sequences, which the stand-in does not have. */
    private boolean isPossible(Engine engine) {
        return suite != Suite.BOOT
                || !engine.standIn()
                || !Boolean.parseBoolean(value("validate"))
                || !value("dialect").equals(ComparedDialect.COMMUNITY_TIDB.name());
    }

    /** The value of a parameter that it has. */
    String value(String parameter) {
        String value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException(suite.title() + " has no parameter " + parameter);
        }
        return value;
    }

    /** The parameter by which the cells of a group differ. */
    String compared() {
        return compared(values);
    }

    /** What the cells of a group have in common. */
    Map<String, String> group() {
        Map<String, String> group = new LinkedHashMap<>(values);
        group.remove(compared());
        return group;
    }
}
