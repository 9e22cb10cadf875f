package org.tidewire.samples.crmweb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page's own options, as Spring Boot's: {@code --tidb URL} and its like, {@code --user} and {@code --password}. */
final class DatabaseOptions {
    private static final String USER = "--spring.datasource.username=";
    private static final String PASSWORD = "--spring.datasource.password=";

    private static final String OPTIONS = "--tidb, --databend, --cratedb or --cockroachdb";

    /** What {@code --help} says. */
    static final String HELP = """
            The page of the CRM, on a MariaDB of its own, which stands in for TiDB, or on a server:
              --tidb jdbc:mysql://host:4000/database
              --databend jdbc:databend+mysql://host:3307/database
              --cratedb jdbc:postgresql://host:5432/doc
              --cockroachdb jdbc:postgresql://host:26257/database
              --user, --password   by default root (crate), without a password
            Spring Boot's options work too, such as --server.port=9090.
            """;

    private enum Database {
        TIDB("jdbc:mysql://127.0.0.1:4000/crm_web", "root"),
        DATABEND("jdbc:databend+mysql://127.0.0.1:3307/crm_web", "root"),
        CRATEDB("jdbc:postgresql://127.0.0.1:5432/doc", "crate"),
        COCKROACHDB("jdbc:postgresql://127.0.0.1:26257/crm_web", "root");

        private final String example;
        private final String user;

        Database(String example, String user) {
            this.example = example;
            this.user = user;
        }

        private static @Nullable Database of(String option) {
            return Arrays.stream(values())
                    .filter(database -> option.equals("--" + database.name().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(null);
        }

        private boolean takes(String url) {
            return url.startsWith(example.substring(0, example.indexOf("//")));
        }
    }

    private DatabaseOptions() {}

    /**
     * Leaves Spring Boot's options as they are.
     *
     * @throws IllegalArgumentException if a database comes without a URL for it, if there are two, and for an argument of no
     *     option; the message leaves the URL out, as it may hold a password
     */
    static String[] toSpring(String... arguments) {
        List<String> result = new ArrayList<>();
        Database database = null;
        for (int i = 0; i < arguments.length; i++) {
            String[] option = arguments[i].split("=", 2);
            Database named = Database.of(option[0]);
            boolean own = named != null || option[0].equals("--user") || option[0].equals("--password");
            if (!own) {
                requireOption(arguments[i]);
                result.add(arguments[i]);
                continue;
            }
            // The value is behind an equals sign, or the next argument.
            String value = option.length == 2 ? option[1] : i + 1 < arguments.length ? arguments[++i] : "";
            if (named == null) {
                result.add((option[0].equals("--user") ? USER : PASSWORD) + value);
            } else if (!named.takes(value)) {
                throw new IllegalArgumentException(option[0] + " takes a URL such as " + named.example);
            } else if (database != null) {
                throw new IllegalArgumentException("The page runs on one database: name one of " + OPTIONS);
            } else {
                database = named;
                result.add("--" + EmbeddedDatabase.URL + "=" + value);
            }
        }
        if (database != null) {
            addMissing(result, USER, database.user);
            addMissing(result, PASSWORD, "");
        }
        return result.toArray(String[]::new);
    }

    /** What belongs to a misspelt option would be lost, and the page would run on another database. */
    private static void requireOption(String argument) {
        if (!argument.startsWith("--")) {
            throw new IllegalArgumentException("An argument belongs to no option; a URL comes after " + OPTIONS);
        }
    }

    private static void addMissing(List<String> arguments, String option, String value) {
        if (arguments.stream().noneMatch(argument -> argument.startsWith(option))) {
            arguments.add(option + value);
        }
    }
}
