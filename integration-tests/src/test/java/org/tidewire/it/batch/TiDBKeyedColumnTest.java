package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

/** Columns that are of another type than the mapping has, or shorter: they take, round and refuse values as row by row. */
@TiDBTest
class TiDBKeyedColumnTest {
    private final TestDatabase database;

    TiDBKeyedColumnTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Sample")
    static class Sample {
        @Id
        long id;

        Double ratio;
        Float share;
        BigDecimal price;
        Integer quantity;
        Boolean open;
        String name;
        byte[] data;
        LocalDateTime moment;

        @ColumnTransformer(write = "? * 2")
        BigDecimal doubled;

        @ColumnTransformer(write = "coalesce(?, 0)")
        Double known;

        Sample() {}

        Sample(long id) {
            this.id = id;
        }

        void set(String attribute, Object value) {
            switch (attribute) {
                case "ratio" -> ratio = (Double) value;
                case "share" -> share = (Float) value;
                case "price" -> price = (BigDecimal) value;
                case "quantity" -> quantity = (Integer) value;
                case "open" -> open = (Boolean) value;
                case "name" -> name = (String) value;
                case "data" -> data = (byte[]) value;
                case "moment" -> moment = (LocalDateTime) value;
                case "doubled" -> doubled = (BigDecimal) value;
                default -> known = (Double) value;
            }
        }
    }

    private static Arguments column(String name, String type, Object... values) {
        return Arguments.of(name, type, Arrays.asList(values));
    }

    static Stream<Arguments> columns() {
        byte[] digit = {'1'};
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal large = new BigDecimal("12345678901234567890.05");
        LocalDateTime midnight = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_000);
        return Stream.of(
                column("ratio", "int", 0.5, 1.5, 2.5, -0.5, null),
                column("ratio", "tinyint", 1.5, 1000.0),
                column("ratio", "decimal(10,1)", 0.05, 0.25, 1.0 / 3, 99.95),
                column("ratio", "varchar(40)", 1.0, 1e16, 1.0 / 3, -0.0),
                column("ratio", "double", 1.0, 4.9e-324, Double.MAX_VALUE, -0.0, null, 0.1),
                column("share", "double", 0.1f, 33.333f),
                column("share", "float", 0.1f, 3.4028235E38f, null),
                column("price", "int", half, new BigDecimal("-2.5"), new BigDecimal("1E+3")),
                column("price", "bigint unsigned", half, large),
                column("price", "double", half, large),
                column("price", "varchar(40)", half, large, new BigDecimal("1.00")),
                column("price", "decimal(5,1)", new BigDecimal("0.05"), new BigDecimal("-2.25"), null),
                column("price", "decimal(5,1)", half, new BigDecimal("99999.95")),
                column("quantity", "tinyint", 1, 127, null),
                column("quantity", "tinyint", 1, 300),
                column("quantity", "int unsigned", 1, -1),
                column("quantity", "decimal(3,1)", 1, 100),
                column("quantity", "varchar(2)", 1, 99, null),
                column("quantity", "varchar(2)", 1, 100),
                column("quantity", "enum('2','1')", 1, 2, null),
                column("quantity", "enum('a','b')", 1, 2, null),
                column("quantity", "bit(3)", 1, 8),
                column("open", "enum('0','1')", true, false, null),
                column("open", "varchar(5)", true, false, null),
                column("name", "varchar(3)", "abc", "abcd"),
                column("name", "int", "7", " 8", null),
                column("name", "int", "7", "x"),
                column("name", "date", "2024-02-29", "2024-02-30"),
                column("name", "enum('a','1')", "a", "1", null),
                column("data", "int", null, digit),
                column("data", "bit(16)", null, digit),
                column("data", "varchar(10)", digit, new byte[] {'a'}),
                column("data", "binary(1)", digit, new byte[] {1, 2}),
                column("moment", "date", midnight, LocalDateTime.of(2024, 1, 1, 0, 0)),
                column("moment", "datetime", midnight, null),
                column("moment", "varchar(40)", midnight, LocalDateTime.of(2024, 1, 1, 0, 0)),
                column("doubled", "varchar(40)", half, new BigDecimal("1.25"), null),
                column("doubled", "decimal(20,2)", half, new BigDecimal("1.255"), null),
                column("known", "varchar(40)", 0.5, 1.0 / 3, null));
    }

    @ParameterizedTest
    @MethodSource("columns")
    @RealTiDB("MariaDB converts values otherwise")
    void takeValuesAsRowByRow(String name, String type, List<Object> values) throws SQLException {
        for (boolean prepares : new boolean[] {false, true}) {
            assertThat(outcome(name, type, values, prepares, "on"))
                    .isEqualTo(outcome(name, type, values, prepares, "off"));
        }
    }

    /** The failure, and the texts of what the column has. */
    private List<String> outcome(String name, String type, List<Object> values, boolean prepares, String keyed)
            throws SQLException {
        Map<String, Object> settings = new HashMap<>();
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, "");
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, 50);
        settings.put(TiDBSettings.KEYED_BATCHES, keyed);
        settings.put(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                database.dataSource(options -> options.addDataSourceProperty("useServerPrepStmts", prepares)));
        createTable(name, type);
        List<String> outcome = new ArrayList<>();
        try (SessionFactory factory = database.sessionFactory(settings, Sample.class)) {
            factory.inTransaction(session ->
                    LongStream.range(0, values.size()).mapToObj(Sample::new).forEach(session::persist));
            factory.inStatelessTransaction(session -> session.updateMultiple(LongStream.range(0, values.size())
                    .mapToObj(id -> {
                        Sample sample = new Sample(id);
                        sample.set(name, values.get((int) id));
                        return sample;
                    })
                    .toList()));
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                outcome.add(cause.getClass().getName() + (cause instanceof SQLException ? cause.getMessage() : ""));
            }
        }
        outcome.addAll(
                database.strings("select concat(id, ' ', hex(cast(" + name + " as char))) from Sample order by id"));
        return outcome;
    }

    private void createTable(String name, String type) throws SQLException {
        String columns = Stream.of(
                        "ratio double",
                        "share float",
                        "price decimal(30,2)",
                        "quantity int",
                        "open bit",
                        "name varchar(20)",
                        "data varbinary(20)",
                        "moment datetime(6)",
                        "doubled decimal(30,2)",
                        "known decimal(30,2)")
                .map(column -> column.startsWith(name + " ") ? name + " " + type : column)
                .reduce("id bigint primary key", (one, other) -> one + "," + other);
        database.execute("drop table if exists Sample", "create table Sample (" + columns + ")");
    }
}
