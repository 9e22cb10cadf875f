package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.TestDatabase;

/** Foreign keys that only the database knows. Random rows are changed with keyed batches and without. */
public abstract class ForeignKeyBatchSuite {
    protected static final int ROWS = 5;
    private static final int ROUNDS = 6;
    private static final List<String> TABLES = List.of("Top", "Lower", "Side");

    protected final TestDatabase database;
    private final String switchSetting;

    protected ForeignKeyBatchSuite(TestDatabase database, String switchSetting) {
        this.database = database;
        this.switchSetting = switchSetting;
    }

    /** Drops a table that may be referred to. */
    protected abstract List<String> dropTable(String table);

    /** Makes a column one that foreign keys may refer to. */
    protected abstract String target(String column);

    /** The code that a row gets. */
    protected abstract long code(long id);

    @Entity(name = "Top")
    static class Top {
        @Id
        long id;

        Long code;
        Long other;

        Top() {}

        Top(long id) {
            this.id = id;
        }
    }

    private static Arguments keys(String name, boolean together, String... keys) {
        return Arguments.of(name, together, List.of(keys));
    }

    protected static Stream<Arguments> deletes() {
        return Stream.of(
                keys("none", true),
                keys("a child", true, "Lower(top) Top(id) cascade"),
                keys("a child that keeps its row", true, "Lower(top) Top(id) set null"),
                keys("a reference", true, "Lower(top) Top(id) restrict"),
                keys("children of children", true, "Lower(top) Top(id) cascade", "Side(other) Lower(id) cascade"),
                keys(
                        "children that are referred to",
                        true,
                        "Lower(top) Top(id) cascade",
                        "Side(other) Lower(id) restrict"),
                keys("two children", true, "Lower(top) Top(id) cascade", "Side(top) Top(id) set null"),
                keys("a circle", false, "Lower(top) Top(id) cascade", "Top(other) Lower(id) restrict"),
                keys("a circle of actions", false, "Lower(top) Top(id) cascade", "Top(other) Lower(id) cascade"),
                keys("a circle that sets null", false, "Lower(top) Top(id) cascade", "Top(other) Lower(id) set null"),
                keys(
                        "a circle of three",
                        false,
                        "Lower(top) Top(id) cascade",
                        "Side(other) Lower(id) cascade",
                        "Top(other) Side(id) restrict"),
                keys(
                        "a circle of three actions",
                        false,
                        "Lower(top) Top(id) cascade",
                        "Side(other) Lower(id) cascade",
                        "Top(other) Side(id) cascade"),
                keys("children of each other", false, "Lower(top) Top(id) cascade", "Lower(other) Lower(id) restrict"),
                keys("two parents", false, "Lower(top) Top(id) cascade", "Lower(other) Top(id) restrict"),
                keys(
                        "children that refer to children",
                        false,
                        "Lower(top) Top(id) cascade",
                        "Side(top) Top(id) cascade",
                        "Side(other) Lower(id) restrict"),
                keys("itself", false, "Top(other) Top(id) restrict"),
                keys("a circle beside it", true, "Lower(top) Side(id) cascade", "Side(top) Lower(id) restrict"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deletes")
    void rowsAreDeletedAsOneByOne(String name, boolean together, List<String> keys) throws SQLException {
        compare(keys, " on delete ", together, StatelessSession::deleteMultiple);
    }

    protected static Stream<Arguments> updates() {
        return Stream.of(
                keys("a reference", true, "Lower(top) Top(code) restrict"),
                keys("a follower", false, "Lower(top) Top(code) cascade"),
                keys("a follower of the id", true, "Lower(top) Top(id) cascade"),
                keys("a row that loses its reference", false, "Lower(top) Top(code) set null"),
                keys("a circle", false, "Lower(top) Top(code) cascade", "Top(other) Lower(id) restrict"),
                keys("itself", false, "Top(other) Top(code) restrict"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("updates")
    void rowsAreUpdatedAsOneByOne(String name, boolean together, List<String> keys) throws SQLException {
        compare(keys, " on update ", together, (session, tops) -> {
            tops.forEach(top -> top.code = code(top.id));
            session.updateMultiple(tops);
        });
    }

    private void compare(
            List<String> keys, String event, boolean together, BiConsumer<StatelessSession, List<Top>> change)
            throws SQLException {
        createTables(keys, event);
        SessionFactory keyed = boot("on");
        SessionFactory rowByRow = boot("off");
        List<String> sent = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> rows = rows(new Random(round));
            List<Top> tops =
                    new ArrayList<>(LongStream.range(0, ROWS).mapToObj(Top::new).toList());
            Collections.shuffle(tops, new Random(round));
            List<Top> some = tops.subList(0, 2 + round % (ROWS - 1));
            List<String> expected = outcome(rowByRow, rows, session -> change.accept(session, some));
            List<String> actual = new ArrayList<>();
            sent.addAll(database.statements()
                    .sqlDuring(() -> actual.addAll(outcome(keyed, rows, session -> change.accept(session, some)))));
            assertThat(actual)
                    .as("%s %s", some.stream().map(top -> top.id).toList(), rows)
                    .isEqualTo(expected);
        }
        assertThat(sent.stream()
                        .filter(sql -> sql.contains("id in (?,?") || sql.contains("from (values"))
                        .anyMatch(sql -> !sql.contains("information_schema") && !sql.contains("pg_catalog")))
                .as("sent together")
                .isEqualTo(together);
    }

    private void createTables(List<String> keys, String event) throws SQLException {
        List<String> statements = new ArrayList<>();
        TABLES.forEach(table -> statements.addAll(dropTable(table)));
        for (String table : TABLES) {
            statements.add("create table " + table + " (id bigint primary key, code bigint, top bigint, other bigint, "
                    + target("code") + ")");
        }
        for (String key : keys) {
            String[] parts = key.split(" ", 3);
            statements.add("alter table " + parts[0].replace("(", " add foreign key (") + " references " + parts[1]
                    + event + parts[2]);
        }
        database.execute(statements.toArray(String[]::new));
    }

    private SessionFactory boot(String keyed) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, "");
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, ROWS);
        settings.put(switchSetting, keyed);
        return database.sessionFactory(settings, Top.class);
    }

    private static List<String> rows(Random random) {
        List<String> statements = new ArrayList<>();
        TABLES.forEach(table -> statements.add("update " + table + " set top = null, other = null"));
        TABLES.forEach(table -> statements.add("delete from " + table));
        TABLES.forEach(table -> statements.add("insert into " + table + " (id, code) values "
                + LongStream.range(0, ROWS)
                        .mapToObj(id -> "(" + id + "," + id + ")")
                        .collect(Collectors.joining(","))));
        TABLES.forEach(table -> statements.add(
                "update " + table + " set top = " + references(random) + ", other = " + references(random)));
        return statements;
    }

    private static String references(Random random) {
        return LongStream.range(0, ROWS)
                .mapToObj(id -> " when " + id + " then " + reference(random))
                .collect(Collectors.joining("", "case id", " else cast(null as decimal) end"));
    }

    private static @Nullable Integer reference(Random random) {
        return random.nextInt(3) > 0 ? null : random.nextInt(ROWS);
    }

    /** The failure, and the rows of the tables. */
    private List<String> outcome(SessionFactory factory, List<String> rows, Consumer<StatelessSession> change)
            throws SQLException {
        database.execute(rows.toArray(String[]::new));
        List<String> outcome = new ArrayList<>();
        try {
            factory.inStatelessTransaction(change);
        } catch (RuntimeException e) {
            outcome.add(BatchComparison.describe(e));
        }
        for (String table : TABLES) {
            outcome.addAll(database.strings("select concat('" + table
                    + " ', id, ' ', coalesce(code, -1), ' ', coalesce(top, -1), ' ', coalesce(other, -1)) from " + table
                    + " order by id"));
        }
        return outcome;
    }
}
