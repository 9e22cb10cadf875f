package org.tidewire.databend.jdbc.internal.session;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of the properties that this driver and Connector/J have. */
final class PropertyNames {
    private static final int SHORTEST_WITH_TYPING_ERRORS = 6;
    private static final int TYPING_ERRORS = 2;

    private final Set<String> names;

    PropertyNames(Set<String> names) {
        this.names = names;
    }

    /** Returns the names of {@code ours} and those of Connector/J. */
    static PropertyNames with(Stream<String> ours) {
        Stream<String> connectors;
        try {
            connectors = ServerConnection.propertyNames();
        } catch (SQLException noDriver) {
            connectors = Stream.of(); // opening the connection will fail with it
        }
        return new PropertyNames(Stream.concat(ours, connectors).collect(Collectors.toSet()));
    }

    boolean contain(String name) {
        return names.contains(name);
    }

    /** Returns the name that differs from {@code misspelt} in case and separators, or in two letters at most. */
    @Nullable
    String meantBy(String misspelt) {
        String plain = plain(misspelt);
        return names.stream()
                .filter(name -> isMeant(plain, plain(name)))
                .min((one, other) -> distance(plain, plain(one)) - distance(plain, plain(other)))
                .orElse(null);
    }

    private static boolean isMeant(String misspelt, String name) {
        boolean isLong = Math.min(misspelt.length(), name.length()) >= SHORTEST_WITH_TYPING_ERRORS;
        return misspelt.equals(name) || (isLong && distance(misspelt, name) <= TYPING_ERRORS);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The Levenshtein distance. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
