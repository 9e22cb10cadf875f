package org.tidewire.databend.jdbc.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiteralEncoderTest {
    @Test
    void escapeNothingButQuotesAndBackslashes() throws SQLException {
        assertThat(LiteralEncoder.quoted("")).isEqualTo("''");
        assertThat(LiteralEncoder.quoted("it's")).isEqualTo("'it''s'");
        assertThat(LiteralEncoder.quoted("\\")).isEqualTo("'\\\\'");
        assertThat(LiteralEncoder.quoted("\\'")).isEqualTo("'\\\\'''");
        assertThat(LiteralEncoder.quoted("\0\u001a\n\"`--/*?")).isEqualTo("'\0\u001a\n\"`--/*?'");
        assertThat(LiteralEncoder.quoted("\ud83d\ude00")).isEqualTo("'\ud83d\ude00'");
    }

    @Test
    void refuseHalfACharacter() {
        for (String broken : new String[] {"\ud83d", "a\ud83d", "\ude00a", "\ud83dx", "\ude00\ud83d"}) {
            assertThatThrownBy(() -> LiteralEncoder.quoted(broken))
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageContaining("lone surrogate")
                    .hasFieldOrPropertyWithValue("SQLState", "22021");
        }
    }

    @Test
    void quoteNamesSoThatABackslashHidesNothing() throws SQLException {
        assertThat(LiteralEncoder.identifier("a\"b`c")).isEqualTo("\"a\"\"b`c\"");
        assertThat(LiteralEncoder.identifier("a\\")).isEqualTo("`a\\`");
        assertThatThrownBy(() -> LiteralEncoder.identifier("a\\`")).isInstanceOf(SQLDataException.class);
    }

    @Test
    void keepNumbersExactly() throws SQLException {
        assertThat(typed(Long.MIN_VALUE)).isEqualTo("(-9223372036854775808)");
        assertThat(typed(new BigInteger("18446744073709551615"))).isEqualTo("18446744073709551615");
        assertThat(typed(new BigDecimal("-1.50"))).isEqualTo("(-1.50)");
        assertThat(typed(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(typed(new BigDecimal("1E-76"))).isEqualTo("0." + "0".repeat(75) + "1");
        assertThat(typed(0.1f)).isEqualTo("cast('0.1' as float)");
        assertThat(typed(-0.0)).isEqualTo("cast('-0.0' as double)");
        assertThat(typed(Double.NEGATIVE_INFINITY)).isEqualTo("cast('-Infinity' as double)");
        assertThat(ParameterEncoder.of(-0.0).plain()).isEqualTo("'-0.0'");
        assertThat(ParameterEncoder.of(1e15).plain()).isEqualTo("1000000000000000");
        assertThat(ParameterEncoder.of(-7L).plain()).isEqualTo("-7");
    }

    @Test
    void refuseDecimalsThatDatabendCannotHold() {
        for (String number : new String[] {"1E+76", "1E-77", "1E+999999999", "9".repeat(77)}) {
            assertThatThrownBy(() -> LiteralEncoder.of(new BigDecimal(number)))
                    .hasMessageContaining("at most 76 digits")
                    .hasFieldOrPropertyWithValue("SQLState", "22003");
        }
    }

    @Test
    void writeTimesByTheClockOnTheWallUnlessTheyHaveAnOffset() throws SQLException {
        LocalDateTime wall = LocalDateTime.of(2024, 1, 2, 3, 4, 5, 123_456_789);
        assertThat(typed(wall)).isEqualTo("cast('2024-01-02 03:04:05.123456' as timestamp)");
        assertThat(typed(Timestamp.valueOf(wall))).isEqualTo("cast('2024-01-02 03:04:05.123456' as timestamp)");
        assertThat(typed(LocalDate.of(99, 1, 2))).isEqualTo("cast('0099-01-02' as date)");
        assertThat(typed(LocalTime.of(3, 4, 5))).isEqualTo("'03:04:05.000000'");
        assertThat(typed(OffsetDateTime.of(wall, ZoneOffset.ofHours(8))))
                .isEqualTo("cast('2024-01-02 03:04:05.123456+08:00' as timestamp)");
        assertThat(typed(OffsetDateTime.of(wall, ZoneOffset.ofTotalSeconds(30))))
                .isEqualTo("cast('2024-01-02 03:03:35.123456+00:00' as timestamp)");
        assertThat(typed(Instant.EPOCH)).isEqualTo("cast('1970-01-01 00:00:00.000000+00:00' as timestamp)");
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(ParameterEncoder.of(new Timestamp(0), tokyo).plain()).isEqualTo("'1970-01-01 09:00:00.000000'");
        assertThatThrownBy(() -> typed(LocalDate.of(0, 1, 1))).hasMessageContaining("years 1 to 9999");
    }

    @Test
    void followTheTypeThatWasAskedFor() throws SQLException {
        assertThat(ParameterEncoder.of(7, Types.VARCHAR).base()).isEqualTo("'7'");
        assertThat(ParameterEncoder.of("7.50", Types.DECIMAL).base()).isEqualTo("7.50");
        assertThat(ParameterEncoder.of(true, Types.INTEGER).base()).isEqualTo("1");
        assertThat(ParameterEncoder.of(1, Types.BOOLEAN).base()).isEqualTo("true");
        assertThat(ParameterEncoder.of(LocalDate.of(2024, 1, 2), Types.TIMESTAMP)
                        .base())
                .isEqualTo("'2024-01-02 00:00:00.000000'");
        assertThat(ParameterEncoder.of(null, Types.INTEGER)).isEqualTo(Literal.NULL);
        assertThatThrownBy(() -> ParameterEncoder.of("1; drop table t", Types.INTEGER))
                .isInstanceOf(SQLDataException.class);
    }

    @Test
    void writeBytesAndIdentities() throws SQLException {
        assertThat(typed(new byte[] {0, 39, 92, -1})).isEqualTo("unhex('00275cff')");
        assertThat(typed(new UUID(1, 2))).isEqualTo("'00000000-0000-0001-0000-000000000002'");
        assertThat(typed('\'')).isEqualTo("''''");
        assertThatThrownBy(() -> typed(new Object())).hasMessageContaining("does not write values of java.lang.Object");
    }

    private static String typed(Object value) throws SQLException {
        return ParameterEncoder.of(value).typed();
    }
}
