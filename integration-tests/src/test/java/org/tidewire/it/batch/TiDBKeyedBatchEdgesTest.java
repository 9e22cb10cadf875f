package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Values at the edges of what a keyed statement can hold. */
@TiDBTest
class TiDBKeyedBatchEdgesTest {
    private static final long LARGE = 1L << 53;

    private final TestDatabase database;

    TiDBKeyedBatchEdgesTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "DecimalKey")
    static class DecimalKey {
        @Id
        @Column(columnDefinition = "decimal(20,0)")
        long id;

        @Column(length = 5_000_000)
        String name;

        @ColumnTransformer(write = "? / 100")
        @Column(columnDefinition = "decimal(10,2)")
        int cents;

        DecimalKey() {}

        DecimalKey(long id) {
            this.id = id;
        }
    }

    @Entity(name = "TextKey")
    static class TextKey {
        @Id
        @Column(columnDefinition = "bigint")
        String id;

        String name;

        TextKey() {}

        TextKey(long id) {
            this.id = Long.toString(id);
        }
    }

    @Entity(name = "Holder")
    static class Holder {
        @Id
        long id = 1;

        @OneToMany
        @JoinColumn
        List<DecimalKey> keys = new ArrayList<>();
    }

    @Entity(name = "Measured")
    static class Measured {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        float[] seen;

        List<Integer> marks;

        Measured() {}

        Measured(int id) {
            this.id = id;
        }

        String text() {
            return id + Arrays.toString(seen) + marks;
        }
    }

    @Test
    @RealTiDB("MariaDB 11.4 has no vectors")
    void vectorsAndArrays() {
        SessionFactory factory =
                database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 200), Measured.class);
        factory.inTransaction(
                session -> IntStream.range(0, 4).mapToObj(Measured::new).forEach(session::persist));
        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inTransaction(session -> measured(session).stream()
                        .filter(measured -> measured.id > 0)
                        .forEach(measured -> {
                            measured.seen = new float[] {0.1f, measured.id, -1e10f};
                            measured.marks = List.of(1, -measured.id);
                        })));

        List<String> stored = factory.fromTransaction(
                session -> measured(session).stream().map(Measured::text).toList());
        assertThat(stored)
                .containsExactly(
                        "0nullnull",
                        "1[0.1, 1.0, -1.0E10][1, -1]",
                        "2[0.1, 2.0, -1.0E10][1, -2]",
                        "3[0.1, 3.0, -1.0E10][1, -3]");
        assertThat(sent).hasSize(2);
    }

    private static List<Measured> measured(Session session) {
        return session.createSelectionQuery("from Measured order by id", Measured.class)
                .getResultList();
    }

    @Test
    void membersLeaveACollectionWithAJoinColumn() {
        SessionFactory factory = database.sessionFactory(
                Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 200), Holder.class, DecimalKey.class);
        factory.inTransaction(session -> {
            Holder holder = new Holder();
            session.persist(holder);
            LongStream.range(0, 5).mapToObj(DecimalKey::new).forEach(key -> {
                session.persist(key);
                holder.keys.add(key);
            });
        });
        factory.inTransaction(session -> {
            List<DecimalKey> keys = session.find(Holder.class, 1L).keys;
            keys.removeIf(key -> key.id < 3);
        });
        int left = factory.fromTransaction(
                session -> session.find(Holder.class, 1L).keys.size());
        assertThat(left).isEqualTo(2);
    }

    private SessionFactory boot(LongStream ids) {
        SessionFactory factory =
                database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 200), DecimalKey.class);
        factory.inTransaction(session -> ids.mapToObj(DecimalKey::new).forEach(session::persist));
        return factory;
    }

    @Test
    void largeNumbersThatAreKeysOfDecimalColumns() {
        SessionFactory factory = boot(LongStream.of(Long.MIN_VALUE, -LARGE - 1, -LARGE, 7, LARGE, LARGE + 1));
        factory.inTransaction(session -> all(session).forEach(key -> key.name = "n" + key.id));

        List<DecimalKey> stored = factory.fromTransaction(TiDBKeyedBatchEdgesTest::all);
        assertThat(stored).hasSize(6).allMatch(key -> key.name.equals("n" + key.id));
    }

    @Test
    void textThatIsTheKeyOfAColumnOfNumbers() {
        SessionFactory factory =
                database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 200), TextKey.class);
        factory.inTransaction(session ->
                LongStream.range(LARGE, LARGE + 6).mapToObj(TextKey::new).forEach(session::persist));
        factory.inTransaction(session -> session.createSelectionQuery("from TextKey", TextKey.class)
                .getResultList()
                .forEach(key -> key.name = "n" + key.id));

        List<TextKey> stored = factory.fromTransaction(session ->
                session.createSelectionQuery("from TextKey", TextKey.class).getResultList());
        assertThat(stored).hasSize(6).allMatch(key -> key.name.equals("n" + key.id));
    }

    /** One by one, the second update changes what the first has written. */
    @Test
    void textsOfTheSameNumber() {
        SessionFactory factory =
                database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 200), TextKey.class);
        factory.inTransaction(
                session -> LongStream.of(1, 2).mapToObj(TextKey::new).forEach(session::persist));
        factory.inStatelessTransaction(session -> session.updateMultiple(Stream.of("1", "2", "01")
                .map(id -> {
                    TextKey key = new TextKey();
                    key.id = id;
                    key.name = "n" + id;
                    return key;
                })
                .toList()));

        List<String> names = factory.fromTransaction(
                session -> session.createSelectionQuery("select name from TextKey order by id", String.class)
                        .getResultList());
        assertThat(names).containsExactly("n01", "n2");
    }

    @Test
    void aLargeLastRowIsNotRepeated() {
        SessionFactory factory = boot(LongStream.range(0, 129));
        factory.inTransaction(session ->
                all(session).forEach(key -> key.name = key.id == 128 ? "x".repeat(1_900_000) : "n" + key.id));

        String name = factory.fromTransaction(session -> session.find(DecimalKey.class, 128L).name);
        assertThat(name).hasSize(1_900_000);
    }

    @Test
    void expressionsOverWholeNumbersKeepTheirFraction() {
        SessionFactory factory = boot(LongStream.of(-1_234_567_891, -5, 7, 1051));
        factory.inTransaction(session -> all(session).forEach(key -> key.cents = (int) key.id));

        List<String> stored = factory.fromTransaction(session -> session.createNativeQuery(
                        "select cast(cents as char) from DecimalKey order by id", String.class)
                .getResultList());
        assertThat(stored).containsExactly("-12345678.91", "-0.05", "0.07", "10.51");
    }

    private static List<DecimalKey> all(Session session) {
        return session.createSelectionQuery("from DecimalKey order by id", DecimalKey.class)
                .getResultList();
    }
}
