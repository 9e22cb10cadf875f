package org.tidewire.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.tidewire.it.oracle.model.Changes;
import org.tidewire.it.oracle.model.Model;
import org.tidewire.it.oracle.model.Rows;
import org.tidewire.testkit.junit.TestDatabase;

/** Changes many entities through the session on H2 and on the tested database, there with keyed batches and without. */
final class BatchOracle {
    private final OracleOptions options = OracleOptions.ofSystemProperties();

    private BatchOracle() {}

    /**
     * Compares all tables after each round.
     *
     * @param switchSetting the setting of keyed batches
     * @param keyed a part of their statements
     */
    static void ask(TestDatabase database, Map<String, ?> settings, String switchSetting, String keyed) {
        new BatchOracle().compare(database, settings, switchSetting, keyed);
    }

    private void compare(TestDatabase database, Map<String, ?> settings, String switchSetting, String keyed) {
        List<String> keyedStatements = new ArrayList<>();
        List<String> singleStatements = new ArrayList<>();
        List<List<List<Object>>> expected;
        try (SessionFactory reference = ReferenceDatabase.open("batches", Map.of())) {
            expected = rounds(reference);
        }
        List<List<List<Object>>> together = rounds(database, settings, switchSetting, "on", keyedStatements);
        List<List<List<Object>>> single = rounds(database, settings, switchSetting, "off", singleStatements);

        assertThat(together).isEqualTo(single);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(Comparison.of(expected.get(i), together.get(i), false).isSame())
                    .as(
                            "round %d, %s: expected %s, actual %s",
                            i / Changes.QUERIES.size(),
                            Changes.QUERIES.get(i % Changes.QUERIES.size()),
                            expected.get(i),
                            together.get(i))
                    .isTrue();
        }
        assertThat(singleStatements).noneMatch(sql -> sql.contains(keyed));
        assertThat(keyedStatements.stream().filter(sql -> sql.contains(keyed)))
                .hasSizeGreaterThan(10 * options.batches());
    }

    private List<List<List<Object>>> rounds(
            TestDatabase database, Map<String, ?> settings, String switchSetting, String value, List<String> sent) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(switchSetting, value);
        all.put(BatchSettings.ORDER_UPDATES, true);
        SessionFactory factory = database.sessionFactory(all, Model.entities());
        List<List<List<Object>>> tables = new ArrayList<>();
        sent.addAll(database.statements().sqlDuring(() -> tables.addAll(rounds(factory))));
        return tables;
    }

    /** The tables after each round; the next one goes on with them. */
    private List<List<List<Object>>> rounds(SessionFactory factory) {
        factory.inTransaction(session -> Rows.persist(session, true));
        List<List<List<Object>>> tables = new ArrayList<>();
        for (int i = 0; i < options.batches(); i++) {
            long seed = options.seeds().get(0) + i;
            factory.inTransaction(session -> Changes.make(session, seed));
            factory.inTransaction(session -> Changes.QUERIES.forEach(hql -> tables.add(read(session, hql))));
        }
        return tables;
    }

    private static List<List<Object>> read(Session session, String hql) {
        return session.createSelectionQuery(hql, Object[].class).getResultList().stream()
                .map(OracleValues::row)
                .sorted(Comparator.comparing(OracleValues::sortKey))
                .toList();
    }
}
