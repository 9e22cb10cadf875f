package org.tidewire.it.tidb.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.OracleDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.query.sqm.function.SqmFunctionDescriptor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.junit.jupiter.api.Test;
import org.tidewire.internal.function.UnsupportedFunction;
import org.tidewire.tidb.TiDBDialect;

/**
 * Every function that Hibernate knows under the dialect, or under the one of H2, PostgreSQL or Oracle, is executed against an
 * expected value in the tests of functions, refused by name, or stands here with the reason why not. A new function in
 * Hibernate makes this red.
 */
class FunctionRegistryTest {
    /** Functions that neither are executed nor refused. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "changesetid", "it is for the history of @Audited entities, which Hibernate's own tests have",
            "modificationtype", "it is for the history of @Audited entities, which Hibernate's own tests have");

    /** Names that only these databases have; they reach TiDB as they are, which says that it does not know them. */
    private static final Set<String> OF_OTHER_DATABASES = Set.of(
            "acosh",
            "add_months",
            "asinh",
            "atanh",
            "bool_and",
            "bool_or",
            "cbrt",
            "ceil",
            "date_trunc",
            "day_of_month",
            "day_of_week",
            "day_of_year",
            "initcap",
            "make_date",
            "make_time",
            "make_timestamp",
            "make_timestamptz",
            "months_between",
            "rowid",
            "rownum",
            "systimestamp",
            "to_char",
            "to_date",
            "to_number",
            "to_timestamp",
            "translate");

    @Test
    void nothingIsForgotten() {
        Set<String> executed = executed();
        Set<String> forgotten = names(TiDBDialect.class);
        Set<String> refused = new TreeSet<>(Set.of("json_table", "unnest", "xmltable"));
        refused.addAll(names(TiDBDialect.class, UnsupportedFunction.class::isInstance));
        Stream.of(H2Dialect.class, PostgreSQLDialect.class, OracleDialect.class, MySQLDialect.class)
                .forEach(dialect -> forgotten.addAll(names(dialect)));
        forgotten.removeIf(name -> refused.contains(name)
                || executed.contains(name)
                || LEFT_OUT.containsKey(name)
                || OF_OTHER_DATABASES.contains(name));

        assertThat(forgotten).isEmpty();
    }

    @Test
    void nothingIsListedInVain() {
        Set<String> own = names(TiDBDialect.class);
        assertThat(own).containsAll(LEFT_OUT.keySet()).doesNotContainAnyElementsOf(OF_OTHER_DATABASES);
    }

    /** The functions that occur in expressions of the tests that execute them. */
    private static Set<String> executed() {
        String expressions = Stream.of(
                        FunctionTest.expressions(),
                        JsonFunctionTest.functions(),
                        ArrayFunctionTest.allFunctions(),
                        VectorTest.expressions())
                .flatMap(arguments -> arguments)
                .map(arguments -> (String) arguments.get()[0])
                .collect(Collectors.joining("\n"));
        return names(TiDBDialect.class).stream()
                .filter(name -> Pattern.compile("\\b" + name + "\\b")
                        .matcher(expressions)
                        .find())
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Class<? extends Dialect> dialect) {
        return names(dialect, function -> true);
    }

    private static Set<String> names(Class<? extends Dialect> dialect, Predicate<SqmFunctionDescriptor> which) {
        HibernatePersistenceConfiguration configuration =
                new HibernatePersistenceConfiguration(dialect.getSimpleName());
        configuration.properties(Map.of(
                AvailableSettings.DIALECT,
                dialect.getName(),
                AvailableSettings.ALLOW_METADATA_ON_BOOT,
                false,
                AvailableSettings.JSON_FUNCTIONS_ENABLED,
                true,
                AvailableSettings.XML_FUNCTIONS_ENABLED,
                true));
        try (SessionFactory factory = configuration.createEntityManagerFactory()) {
            SqmFunctionRegistry functions = factory.unwrap(SessionFactoryImplementor.class)
                    .getQueryEngine()
                    .getSqmFunctionRegistry();
            Set<String> names = functions
                    .getFunctionsByName()
                    .filter(entry -> which.test(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            functions
                    .getSetReturningFunctionsByName()
                    .filter(entry -> entry.getValue() != null)
                    .map(Map.Entry::getKey)
                    .forEach(names::add);
            return names;
        }
    }
}
