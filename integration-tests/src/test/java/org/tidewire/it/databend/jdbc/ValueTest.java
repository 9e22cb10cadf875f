package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Values come back as they went: stored by one row and by several, compared, and sent through an expression. */
@DatabendTest
class ValueTest {
    private final TestDatabase database;
    private Connection connection;

    ValueTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = Jdbc.connect(database);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    static List<Arguments> values() {
        return List.of(
                Arguments.of("tinyint", Integer.class, List.of(-128, 0, 127)),
                Arguments.of("tinyint unsigned", Integer.class, List.of(0, 255)),
                Arguments.of("smallint", Integer.class, List.of(-32768, 32767)),
                Arguments.of("int", Integer.class, List.of(Integer.MIN_VALUE, -1, Integer.MAX_VALUE)),
                Arguments.of("int unsigned", Long.class, List.of(0L, 4_294_967_295L)),
                Arguments.of("bigint", Long.class, List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE)),
                Arguments.of(
                        "bigint unsigned",
                        BigInteger.class,
                        List.of(
                                BigInteger.ZERO,
                                new BigInteger("9223372036854775808"),
                                new BigInteger("18446744073709551615"))),
                Arguments.of("float", Float.class, floats()),
                Arguments.of("double", Double.class, doubles()),
                Arguments.of(
                        "decimal(38, 10)",
                        BigDecimal.class,
                        List.of(decimal("9".repeat(28) + ".0123456789"), decimal("-0.0000000001"), decimal("0E-10"))),
                Arguments.of(
                        "decimal(76, 10)",
                        BigDecimal.class,
                        List.of(
                                decimal("-" + "9".repeat(66) + ".0123456789"),
                                decimal("0.0000000001"),
                                decimal("12345678901234567890123456789012345678901234567890.5000000000"))),
                Arguments.of("boolean", Boolean.class, List.of(true, false)),
                Arguments.of(
                        "varchar",
                        String.class,
                        List.of("", " ", "a'b\\c", "\0\u001a\n\r\t", "é😀\u2028", "null", "?")),
                Arguments.of(
                        "binary", byte[].class, List.of(new byte[0], new byte[] {0, 39, 92, -1, 26}, new byte[] {'a'})),
                Arguments.of(
                        "date",
                        LocalDate.class,
                        List.of(LocalDate.of(1, 1, 1), LocalDate.of(1969, 12, 31), LocalDate.of(9999, 12, 31))),
                Arguments.of(
                        "timestamp",
                        LocalDateTime.class,
                        List.of(
                                LocalDateTime.of(1, 1, 1, 0, 0),
                                LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                                LocalDateTime.of(2024, 3, 31, 2, 30),
                                LocalDateTime.of(9999, 12, 30, 21, 59, 59, 1000))));
    }

    private static List<Float> floats() {
        return List.of(
                0.1f,
                -0.0f,
                Float.MIN_VALUE,
                Float.MIN_NORMAL,
                Float.MAX_VALUE,
                16777216f,
                Float.NaN,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY);
    }

    private static List<Double> doubles() {
        return List.of(
                0.1,
                -0.0,
                1e15,
                1e16,
                123456789.12345679,
                0.30000000000000004,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @MethodSource("values")
    void comeBack(String type, Class<?> asked, List<?> values) throws SQLException {
        update(connection, "create or replace table v (id int, value " + type + ")");
        for (int i = 0; i < values.size(); i++) {
            set("insert into v values (?, ?)", i, values.get(i)).close();
        }
        // The server reads three rows and more by other means than one.
        try (PreparedStatement several = connection.prepareStatement("insert into v values (?, ?)")) {
            for (int i = 0; i < values.size(); i++) {
                several.setInt(1, 100 + i);
                several.setObject(2, values.get(i));
                several.addBatch();
            }
            for (int i = 0; i < 3; i++) {
                several.setInt(1, 200 + i);
                several.setNull(2, Types.OTHER);
                several.addBatch();
            }
            several.executeBatch();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, value from v order by id")) {
            for (int i = 0; i < 2 * values.size(); i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getObject("VALUE", asked)).isEqualTo(values.get(i % values.size()));
                assertThat(rows.wasNull()).isFalse();
            }
            for (int i = 0; i < 3; i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getObject(2, asked)).isNull();
                assertThat(rows.getObject(2)).isNull();
                assertThat(rows.wasNull()).isTrue();
            }
        }
        for (Object value : type.equals("binary") ? List.of() : values) {
            assertThat(count("select count_if(value = ?) from v", value)).isEqualTo(2);
        }
        for (Object value : values) {
            set("update v set value = ? where id = 0", value).close();
            assertThat(first("select value from v where id = 0").getObject(1, asked))
                    .isEqualTo(value);
        }
    }

    /** There is no type of its own for times of day: their text is always as long as it has to be, with seconds. */
    @Test
    void timesOfDayAreTexts() throws SQLException {
        update(connection, "create or replace table times (id int, a varchar)");
        LocalTime[] times = {
            LocalTime.of(10, 15),
            LocalTime.of(0, 0),
            LocalTime.of(1, 2, 3, 123_456_000),
            LocalTime.of(23, 59, 59, 999_999_000)
        };
        Time time = new Time(Timestamp.valueOf("1970-01-01 10:15:00.25").getTime());
        try (PreparedStatement statement = connection.prepareStatement("insert into times values (?, ?)")) {
            for (int i = 0; i < times.length; i++) {
                statement.setInt(1, i);
                statement.setObject(2, times[i]);
                statement.addBatch();
            }
            statement.setInt(1, times.length);
            statement.setTime(2, time);
            statement.addBatch();
            statement.executeBatch();
        }
        assertThat(query(connection, "select a from times order by id"))
                .isEqualTo("10:15:00.000000;00:00:00.000000;01:02:03.123456;23:59:59.999999;10:15:00.250000");
        try (ResultSet rows = first("select a from times order by id")) {
            for (LocalTime expected : times) {
                assertThat(rows.getObject("a", LocalTime.class)).isEqualTo(expected);
                rows.next();
            }
            assertThat(rows.getTime("a")).isEqualTo(time);
        }
        try (ResultSet rows = first("select to_timestamp('2024-01-01 10:15:00.25')")) {
            assertThat(rows.getTime(1)).isEqualTo(time);
            assertThat(rows.getObject(1, LocalTime.class)).isEqualTo("10:15:00.250");
        }
    }

    @Test
    void roundsToTheScaleThatIsAskedFor() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select ?, ?, ?, ?, ?")) {
            statement.setObject(1, new BigDecimal("1.255"), Types.DECIMAL, 2);
            statement.setObject(2, 7, Types.NUMERIC, 2);
            statement.setObject(3, "-0.5", Types.DECIMAL, 0);
            statement.setObject(4, 2.675, Types.DECIMAL, 1);
            statement.setObject(5, new StringReader("abc"), Types.VARCHAR, 2);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getBigDecimal(1)).isEqualByComparingTo("1.26");
                assertThat(rows.getString(2)).isEqualTo("7.00");
                assertThat(rows.getBigDecimal(3)).isEqualByComparingTo("-1");
                assertThat(rows.getString(4)).isEqualTo("2.7");
                assertThat(rows.getString(5)).isEqualTo("ab");
            }
        }
    }

    @Test
    void isRefusedWhereItIsNotWhatWasAskedFor() throws SQLException {
        try (ResultSet rows = first("select 'x' as a")) {
            for (Class<?> type : new Class<?>[] {
                UUID.class,
                Integer.class,
                BigDecimal.class,
                Double.class,
                LocalDate.class,
                LocalTime.class,
                Timestamp.class
            }) {
                assertThatThrownBy(() -> rows.getObject("a", type)).isInstanceOf(SQLDataException.class);
            }
            assertThatThrownBy(() -> rows.getString((String) null)).isInstanceOf(SQLSyntaxErrorException.class);
            assertThatThrownBy(() -> rows.getString("b")).isInstanceOf(SQLSyntaxErrorException.class);
        }
        assertThatThrownBy(() -> query(connection, "select '\ud83d'")).hasFieldOrPropertyWithValue("SQLState", "22021");
        assertThatThrownBy(() -> query(connection, "insert into nothing values (?"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void areTheDriversOwnClasses() throws SQLException {
        ResultSet rows = first("""
                select 1::int, 1::bigint, 1::bigint unsigned, 1.5::decimal(5, 2), 1::double, 1::float, 'a',
                    to_date('2024-01-02'), to_timestamp('2024-01-02 03:04:05'), unhex('00ff'), null""");
        assertThat(rows.getObject(1)).isEqualTo(1);
        assertThat(rows.getObject(2)).isEqualTo(1L);
        assertThat(rows.getObject(3)).isEqualTo(BigInteger.ONE);
        assertThat(rows.getObject(4)).isEqualTo(new BigDecimal("1.50"));
        assertThat(rows.getObject(5)).isEqualTo(1.0);
        assertThat(rows.getObject(6)).isEqualTo(1f);
        assertThat(rows.getObject(7)).isEqualTo("a");
        assertThat(rows.getObject(8)).isEqualTo(Date.valueOf("2024-01-02"));
        assertThat(rows.getObject(9)).isEqualTo(Timestamp.valueOf("2024-01-02 03:04:05"));
        assertThat(rows.getObject(10)).isEqualTo(new byte[] {0, -1});
        assertThat(rows.getObject(11)).isNull();
        assertThat(rows.getInt(11)).isZero();
        assertThat(rows.wasNull()).isTrue();
        assertThat(rows.getMetaData().getColumnTypeName(3)).isEqualTo("BIGINT UNSIGNED");
        assertThat(rows.getMetaData().getColumnType(10)).isEqualTo(Types.VARBINARY);
    }

    @Test
    void areRefusedWhereTheyDoNotFit() throws SQLException {
        ResultSet rows = first("select 128, 'x', 3000000000");
        assertThatThrownBy(() -> rows.getByte(1))
                .isInstanceOf(SQLDataException.class)
                .hasMessageContaining("out of range");
        assertThatThrownBy(() -> rows.getInt(2)).isInstanceOf(SQLDataException.class);
        assertThatThrownBy(() -> rows.getInt(3)).isInstanceOf(SQLDataException.class);
        assertThatThrownBy(() -> rows.getInt(4)).hasMessageContaining("columns 1 to 3");
        assertThatThrownBy(() -> rows.getInt("nothing")).hasFieldOrPropertyWithValue("SQLState", "42S22");
        assertThat(rows.getLong(3)).isEqualTo(3_000_000_000L);
    }

    @Test
    void areInstantsWhateverTheZones() throws SQLException {
        Instant instant = Instant.parse("2024-07-01T12:00:00.123456Z");
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        for (String zone : new String[] {"UTC", "Asia/Shanghai", "America/New_York"}) {
            try (Connection zoned = Jdbc.connect(database, database.url() + "?timezone=" + zone)) {
                update(zoned, "create or replace table z (a timestamp, b timestamp, c timestamp)");
                try (PreparedStatement statement = zoned.prepareStatement("insert into z values (?, ?, ?)")) {
                    statement.setObject(1, instant);
                    statement.setObject(2, OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(-5)));
                    statement.setTimestamp(3, Timestamp.from(instant), tokyo);
                    assertThat(statement.executeUpdate()).isEqualTo(1);
                }
                try (Statement statement = zoned.createStatement();
                        ResultSet rows =
                                statement.executeQuery("select to_string(a), to_string(b), to_string(c) from z")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getObject(1, Instant.class)).isEqualTo(instant);
                    assertThat(rows.getObject(2, OffsetDateTime.class).toInstant())
                            .isEqualTo(instant);
                    assertThat(rows.getTimestamp(3, tokyo).toInstant()).isEqualTo(instant);
                    assertThat(rows.getObject(3, LocalDateTime.class)).isEqualTo("2024-07-01T21:00:00.123456");
                }
                try (Statement statement = zoned.createStatement();
                        ResultSet rows = statement.executeQuery("select a, a, a, cast(a as varchar) from z")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getObject(1, Instant.class)).isEqualTo(instant);
                    assertThat(rows.getObject(2, OffsetDateTime.class).toInstant())
                            .isEqualTo(instant);
                    assertThat(rows.getObject(3, LocalDateTime.class))
                            .isEqualTo(LocalDateTime.ofInstant(instant, ZoneId.of(zone)));
                    assertThat(rows.getString(3)).isEqualTo(rows.getString(4));
                }
                assertThat(query(zoned, "select timezone()")).isEqualTo(zone);
            }
        }
    }

    @Test
    void keepTheOffsetOfATimestampWithOne() throws SQLException {
        update(connection, "create or replace table z (a timestamp_tz)");
        set("insert into z values (?)", OffsetDateTime.parse("2024-01-02T03:04:05.123456+08:00"))
                .close();
        // The instant, whatever the zone of this machine is or the calendar says.
        Timestamp instant = Timestamp.from(Instant.parse("2024-01-01T19:04:05.123456Z"));
        assertThat(first("select a from z").getTimestamp(1)).isEqualTo(instant);
        assertThat(first("select a from z").getTimestamp(1, Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"))))
                .isEqualTo(instant);
        assertThat(first("select a from z").getObject(1, OffsetDateTime.class))
                .isEqualTo(OffsetDateTime.parse("2024-01-02T03:04:05.123456+08:00"));
    }

    @Test
    void mayBeAsLongAsAPacket() throws SQLException {
        update(connection, "create or replace table l (s varchar, b binary)");
        String text = "0123456789abcde'".repeat(1 << 20);
        byte[] bytes = new byte[4 << 20];
        bytes[7] = 39;
        try (PreparedStatement statement = connection.prepareStatement("insert into l values (?, ?)")) {
            statement.setCharacterStream(1, new StringReader(text));
            statement.setBinaryStream(2, new ByteArrayInputStream(bytes));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        ResultSet rows = first("select s, b from l");
        assertThat(rows.getString(1).equals(text)).isTrue();
        assertThat(rows.getBytes(2)).isEqualTo(bytes);
        assertThat(rows.getBlob(2).length()).isEqualTo(bytes.length);
        assertThat(rows.getClob(1).length()).isEqualTo(text.length());
    }

    private PreparedStatement set(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.execute();
        return statement;
    }

    private long count(String sql, Object value) throws SQLException {
        try (PreparedStatement statement = set(sql, value);
                ResultSet rows = statement.getResultSet()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private ResultSet first(String sql) throws SQLException {
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql);
        assertThat(rows.next()).isTrue();
        return rows;
    }
}
