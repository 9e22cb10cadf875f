package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.databend.DatabendSettings;
import org.tidewire.it.batch.BatchModel.Seat;
import org.tidewire.it.batch.BatchModel.Tagged;
import org.tidewire.it.batch.BatchModel.Vehicle;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

@DatabendTest
class DatabendKeyedBatchTest extends KeyedBatchSuite {
    DatabendKeyedBatchTest(TestDatabase database) {
        super(database, DatabendSettings.KEYED_BATCHES);
    }

    /** A query tells whether each key is there once. */
    @Override
    int statementsOfABatch() {
        return 2;
    }

    /** A text would show the common scale. */
    @Override
    int statementsOfTwoScales() {
        return 2;
    }

    @Entity(name = "Priced")
    static class Priced {
        @Id
        int id;

        @Column(columnDefinition = "varchar")
        BigDecimal price;

        Priced() {}

        Priced(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Measured")
    static class Measured {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        float[] seen;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration taken;

        List<Integer> marks;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Integer> counts;

        Measured() {}

        Measured(int id) {
            this.id = id;
        }

        String text() {
            return id + Arrays.toString(seen) + taken + marks + counts;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void typesOfDatabend(String keyedBatches) {
        SessionFactory factory = database.sessionFactory(
                Map.of(BatchSettings.STATEMENT_BATCH_SIZE, BATCH_SIZE, DatabendSettings.KEYED_BATCHES, keyedBatches),
                Measured.class);
        factory.inTransaction(session -> persist(session, IntStream.range(0, 4).mapToObj(Measured::new)));
        factory.inTransaction(session -> all(session, Measured.class).stream()
                .filter(measured -> measured.id > 0)
                .forEach(measured -> {
                    measured.seen = new float[] {0.1f, measured.id, -1e10f};
                    measured.taken = Duration.ofMillis(-1500L * measured.id);
                    measured.marks = List.of(1, -measured.id);
                    measured.counts = Map.of("it's", measured.id);
                }));

        List<String> stored = factory.fromTransaction(session ->
                all(session, Measured.class).stream().map(Measured::text).toList());
        assertThat(stored)
                .containsExactly(
                        "0nullnullnullnull",
                        "1[0.1, 1.0, -1.0E10]PT-1.5S[1, -1]{it's=1}",
                        "2[0.1, 2.0, -1.0E10]PT-3S[1, -2]{it's=2}",
                        "3[0.1, 3.0, -1.0E10]PT-4.5S[1, -3]{it's=3}");
    }

    @Test
    void aQueryAndAMerge() {
        SessionFactory factory =
                database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, BATCH_SIZE), Vehicle.class);
        factory.inTransaction(session -> persist(session, LongStream.of(1, 2).mapToObj(Vehicle::new)));

        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inTransaction(
                        session -> all(session, Vehicle.class).forEach(vehicle -> vehicle.plate = "P" + vehicle.id)));
        assertThat(sent.subList(1, 3)).containsExactly("""
                select tw_s.tw_0 from (select tw_0,cast(tw_3 as bigint) tw_3,cast(tw_4 as bigint) tw_4 from \
                (values (1,?,?),(2,?,?)) tw_v(tw_0,tw_3,tw_4)) tw_s left join Vehicle tw_t \
                on tw_t.id=tw_s.tw_3 and tw_t.version=tw_s.tw_4 group by tw_s.tw_0 having count(tw_t.id)<>1 order by 1""", """
                merge into Vehicle tw_t using (select tw_0,tw_1,cast(tw_2 as bigint) tw_2,cast(tw_3 as bigint) tw_3,\
                cast(tw_4 as bigint) tw_4 from (values (1,?,?,?,?),(2,?,?,?,?)) tw_v(tw_0,tw_1,tw_2,tw_3,tw_4)) tw_s \
                on tw_t.id=tw_s.tw_3 and tw_t.version=tw_s.tw_4 \
                when matched then update set plate=tw_s.tw_1,version=tw_s.tw_2""");
    }

    /** Single statements would write both rows, and Hibernate would refuse their count. */
    @Test
    void aKeyThatIsThereTwice() {
        same(
                "select s.id, s.number from Seat s order by s.id",
                session -> {
                    persist(session, LongStream.rangeClosed(1, 5).mapToObj(Seat::new));
                    session.flush();
                    session.createNativeMutationQuery("insert into Seat (id, number) values (3, null)")
                            .executeUpdate();
                },
                session -> all(session, Seat.class).forEach(seat -> seat.number = (int) seat.id));
    }

    @Test
    void aMissingRowBesideOneThatIsThereTwice() {
        same(
                "select s.id, s.number from Seat s order by s.id",
                session -> persist(session, LongStream.rangeClosed(1, 5).mapToObj(Seat::new)),
                session -> {
                    List<Seat> found = all(session, Seat.class);
                    elsewhere(session, "delete from Seat where id = 2");
                    elsewhere(session, "insert into Seat (id) values (4)");
                    found.forEach(seat -> seat.number = (int) seat.id);
                });
    }

    /** Their counts are not checked, so that nothing has to be asked before. */
    @Test
    void rowsOfSeveralCollectionsAreOneStatement() {
        List<String> sent = same(
                "select t.id, s from Tagged t join t.marks s order by t.id, s",
                session -> persist(session, IntStream.range(0, 5).mapToObj(i -> {
                    Tagged tagged = new Tagged(i);
                    tagged.marks.addAll(List.of(i, i, i + 1));
                    return tagged;
                })),
                session -> all(session, Tagged.class).stream().skip(1).forEach(tagged -> tagged.marks.clear()));

        assertThat(sent).hasSize(1).allMatch(sql -> sql.endsWith("when matched then delete"));
    }

    @Test
    void textsKeepTheScaleOfTheirDecimals() {
        SessionFactory factory =
                database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, BATCH_SIZE), Priced.class);
        factory.inTransaction(session -> persist(session, IntStream.range(0, 6).mapToObj(Priced::new)));
        factory.inTransaction(session -> all(session, Priced.class)
                .forEach(priced -> priced.price = priced.id == 5 ? null : BigDecimal.valueOf(15, priced.id % 3)));

        List<String> stored = factory.fromTransaction(
                session -> session.createNativeQuery("select price from Priced order by id", String.class)
                        .getResultList());
        assertThat(stored).containsExactly("15", "1.5", "0.15", "15", "1.5", null);
    }
}
