package org.tidewire.it.tidb.write;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.cfg.BatchSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** What a statement asks about its table is asked once for each column, and not for each combination of columns. */
@TiDBTest
class TiDBKeyedConditionTest {
    private static final int COLUMNS = 12;
    private static final int FLUSHES = 300;
    private static final int ROWS = 3;

    private final TestDatabase database;

    TiDBKeyedConditionTest(TestDatabase database) {
        this.database = database;
    }

    @MappedSuperclass
    abstract static class Columns {
        @Id
        long id;

        String name;
        String note;

        @Column(unique = true)
        String email;

        @Column(unique = true)
        Integer number;

        Integer quantity;
        Long points;
        Boolean open;
        BigDecimal price;
        Double ratio;
        Float share;
        LocalDateTime moment;
        byte[] data;

        void set(int column) {
            switch (column) {
                case 0 -> name = "n" + id;
                case 1 -> note = "o" + id;
                case 2 -> email = "e" + id;
                case 3 -> number = (int) id;
                case 4 -> quantity = 1;
                case 5 -> points = id;
                case 6 -> open = true;
                case 7 -> price = BigDecimal.valueOf(id, 2);
                case 8 -> ratio = 0.5 + id;
                case 9 -> share = 0.5f;
                case 10 -> moment = LocalDateTime.of(2024, 2, 29, 1, (int) id);
                default -> data = new byte[] {(byte) id};
            }
        }
    }

    @Entity(name = "Wide")
    static class Wide extends Columns {}

    @Entity(name = "Narrow")
    @DynamicUpdate
    static class Narrow extends Columns {}

    @Test
    void combinationsOfNulls() {
        assertThat(conditions(Wide.class, Wide::new)).hasSizeBetween(2, COLUMNS);
    }

    @Test
    void combinationsOfChangedColumns() {
        assertThat(conditions(Narrow.class, Narrow::new)).hasSizeBetween(2, 2 * COLUMNS);
    }

    /** Each flush sets a random set of columns in all rows, in a transaction that is not committed. */
    private <C extends Columns> List<String> conditions(Class<C> entity, Supplier<C> row) {
        SessionFactory factory = database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, ROWS), entity);
        factory.inTransaction(session -> LongStream.range(0, ROWS).forEach(id -> {
            C columns = row.get();
            columns.id = id;
            session.persist(columns);
        }));
        Random random = new Random(1);
        return database
                .statements()
                .sqlDuring(() -> random.ints(FLUSHES, 1, 1 << COLUMNS).forEach(columns -> {
                    try (Session session = factory.openSession()) {
                        session.beginTransaction();
                        session.createSelectionQuery("from " + entity.getSimpleName(), entity)
                                .getResultList()
                                .forEach(found -> IntStream.range(0, COLUMNS)
                                        .filter(column -> (columns & 1 << column) != 0)
                                        .forEach(found::set));
                        session.flush();
                        session.getTransaction().rollback();
                    }
                }))
                .stream()
                .filter(sql -> sql.contains("information_schema"))
                .toList();
    }
}
