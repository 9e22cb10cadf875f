package org.tidewire.it.oracle.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The pools that values and literals are taken from. */
public final class Values {
    public static final List<Byte> BYTES = List.of((byte) 0, (byte) 1, (byte) -3, (byte) 7);
    public static final List<Short> SHORTS = List.of((short) 0, (short) 2, (short) -5, (short) 300);
    public static final List<Integer> INTEGERS = List.of(0, 1, 2, 3, 5, -4, 10, 7);
    public static final List<Integer> EDGES = List.of(Integer.MAX_VALUE, Integer.MIN_VALUE, 0, -1, 46_341);
    public static final List<Long> LONGS = List.of(0L, 1L, 3L, -7L, 5_000_000_000L, 10L);
    public static final List<Long> VAST =
            List.of(Long.MAX_VALUE, Long.MIN_VALUE + 1, 9_007_199_254_740_993L, -1L, 4_611_686_018_427_387_905L, 0L);
    public static final List<Float> FLOATS = List.of(0f, 0.5f, -1.25f, 3f, 1024.75f);
    public static final List<Double> DOUBLES = List.of(0d, 0.5, -1.25, 3d, 1e6, 2.75);
    public static final List<BigDecimal> PRICES = List.of(
            new BigDecimal("0.00"),
            new BigDecimal("1.50"),
            new BigDecimal("-2.25"),
            new BigDecimal("10.00"),
            new BigDecimal("9999.99"),
            new BigDecimal("3.00"));
    public static final List<BigDecimal> EXACT = List.of(
            new BigDecimal("0.00000001"),
            new BigDecimal("1234567890123456789.12345678"),
            new BigDecimal("-3.5"),
            new BigDecimal("3.00"));
    public static final List<BigInteger> WHOLE = List.of(
            BigInteger.ZERO, BigInteger.TEN, new BigInteger("123456789012345678901234567"), BigInteger.valueOf(-3));
    public static final List<Character> LETTERS = List.of('a', 'A', 'z', '%');
    /** None ends in a blank: whether a comparison pads with blanks depends on the collation, and TiDB's utf8mb4_bin does. */
    public static final List<String> TEXTS =
            List.of("", "a", "A", "abc", "Abc", "a%c", "a_c", "é", "b\\c", "n7", "o'x", " lead", "7", "-12", "zebra");

    public static final List<String> PATTERNS =
            List.of("", "%", "a%", "_bc", "a\\%c", "%c", "n7", "A_", "%!_%", "a!%c");
    public static final List<String> TAGS = List.of("b", "B", "c", "");
    public static final List<String> SHELVES = List.of("a", "b", "B");
    public static final List<LocalDate> DATES = List.of(
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 12, 31),
            LocalDate.of(2025, 1, 1),
            LocalDate.of(1999, 7, 4),
            LocalDate.of(2025, 3, 15));
    public static final List<LocalTime> TIMES =
            List.of(LocalTime.MIDNIGHT, LocalTime.NOON, LocalTime.of(23, 59, 59), LocalTime.of(6, 7, 8));
    public static final List<LocalDateTime> DATE_TIMES = List.of(
            LocalDateTime.of(2024, 2, 29, 0, 0),
            LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_000),
            LocalDateTime.of(2025, 1, 1, 12, 30, 15, 250_000_000),
            LocalDateTime.of(1999, 7, 4, 5, 6, 7),
            LocalDateTime.of(2025, 3, 15, 2, 30));
    public static final List<Instant> INSTANTS = List.of(
            Instant.parse("2024-02-29T00:00:00Z"),
            Instant.parse("2025-01-01T12:30:15.25Z"),
            Instant.parse("1969-12-31T23:59:59.5Z"));
    public static final List<Duration> DURATIONS = List.of(
            Duration.ZERO, Duration.ofSeconds(90), Duration.ofMillis(1500), Duration.ofDays(2), Duration.ofHours(-3));
    public static final List<UUID> CODES = List.of(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            UUID.fromString("8f14e45f-ceea-467f-9575-0a1b2c3d4e5f"),
            UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff"));
    public static final List<byte[]> BYTE_ARRAYS =
            List.of(new byte[] {}, new byte[] {0}, new byte[] {1, 2, -1}, new byte[] {39, 92, 0});

    private Values() {}

    /** Not at the end of a range, and in milliseconds. */
    @SuppressWarnings("unchecked")
    public static <T> T withinLimits(T value) {
        if (value instanceof Integer number) {
            return (T) (Integer) Math.max(Math.min(number, Integer.MAX_VALUE - 1), Integer.MIN_VALUE + 1);
        }
        if (value instanceof Long number) {
            return (T) (Long) Math.max(Math.min(number, Long.MAX_VALUE - 1), Long.MIN_VALUE + 1);
        }
        return value instanceof LocalDateTime time ? (T) time.truncatedTo(ChronoUnit.MILLIS) : value;
    }
}
