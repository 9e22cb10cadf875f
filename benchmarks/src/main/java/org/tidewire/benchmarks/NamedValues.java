package org.tidewire.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tidewire.benchmarks.engine.Engine;

/** The parameters of the command line, checked before anything runs: JMH takes no notice of one that it does not know. */
final class NamedValues {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,6}");
    private static final int MOST = 1_000_000;
    private static final int MOST_CLIENTS = 1_000;

    private NamedValues() {}

    /**
     * Reads them.
     *
     * @param named each as {@code name=value,value}; a name that comes twice has the values of both
     * @param suites the benchmarks that will run
     * @param engine where
     * @return values by name
     * @throws IllegalArgumentException with a sentence for the user, if no benchmark has such a parameter or value
     */
    static Map<String, List<String>> of(List<String> named, List<Suite> suites, Engine engine) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String each : named) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            List<String> known = known(name, suites, engine);
            for (String value : each.substring(equals + 1).split(",", -1)) {
                if (equals < 0 || !isAllowed(name, value, known)) {
                    throw new IllegalArgumentException("-p " + name + "= takes " + allowed(name, known)
                            + (equals < 0 ? "" : ", and not " + value));
                }
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        values.replaceAll((name, some) -> some.stream().distinct().toList());
        return values;
    }

    private static List<String> known(String name, List<Suite> suites, Engine engine) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        suites.forEach(suite -> all.putAll(suite.parameters(engine)));
        List<String> known = all.get(name);
        if (known == null) {
            throw new IllegalArgumentException(
                    "There is no parameter " + name + ", but " + String.join(", ", all.keySet()));
        }
        return known;
    }

    private static boolean isNumber(List<String> known) {
        return NUMBER.matcher(known.get(0)).matches();
    }

    private static boolean isAllowed(String name, String value, List<String> known) {
        if (!isNumber(known)) {
            return known.contains(value);
        }
        return NUMBER.matcher(value).matches()
                && Integer.parseInt(value) >= least(name)
                && Integer.parseInt(value) <= most(name);
    }

    /** Money goes from one account to another. */
    private static int least(String name) {
        return name.equals("accounts") ? 2 : 1;
    }

    private static int most(String name) {
        return name.equals("clients") ? MOST_CLIENTS : MOST;
    }

    private static String allowed(String name, List<String> known) {
        return isNumber(known)
                ? "whole numbers from " + least(name) + " to " + most(name) + ", such as " + String.join(",", known)
                : String.join(",", known);
    }
}
