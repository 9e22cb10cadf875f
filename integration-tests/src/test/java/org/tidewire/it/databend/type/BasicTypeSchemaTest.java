package org.tidewire.it.databend.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** A column of each basic type, created, validated and updated. */
@DatabendTest
class BasicTypeSchemaTest {
    private final TestDatabase database;

    BasicTypeSchemaTest(TestDatabase database) {
        this.database = database;
    }

    enum Color {
        RED
    }

    @Entity(name = "Everything")
    @Table(name = "`Every Thing`")
    static class Everything {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "`Every Thing_SEQ`", allocationSize = 5)
        Long id;

        boolean flag;
        byte tiny;
        Short small;
        int number;
        float ratio;
        double weight;

        @Column(precision = 20)
        Float imprecise;

        BigDecimal decimal;
        BigInteger whole;
        char letter;
        char[] letters;
        byte[] bytes;
        String text;

        @Column(length = 100_000)
        String longText;

        @Lob
        String clob;

        @Lob
        char[] clobOfLetters;

        @Lob
        byte[] blob;

        @Lob
        Clob clobLocator;

        @Lob
        Blob blobLocator;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String long32;

        @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
        byte[] longBytes;

        @Nationalized
        String national;

        @Nationalized
        char nationalLetter;

        @Lob
        @Nationalized
        String nationalClob;

        @Convert(converter = YesNoConverter.class)
        Boolean yesNo;

        @Convert(converter = NumericBooleanConverter.class)
        Boolean numeric;

        @Convert(converter = TrueFalseConverter.class)
        Boolean trueFalse;

        Color ordinal;

        @Enumerated(EnumType.STRING)
        Color name;

        @JdbcTypeCode(SqlTypes.ENUM)
        Color asEnum;

        LocalDate date;
        LocalTime time;
        LocalDateTime moment;
        Instant instant;
        OffsetDateTime zonedByOffset;
        ZonedDateTime zoned;
        OffsetTime timeOfOffset;
        Year year;
        ZoneId zone;
        Duration duration;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration interval;

        UUID uuid;

        @JdbcTypeCode(SqlTypes.UUID)
        UUID uuidByType;

        java.util.Date date1;

        java.sql.Date date3;
        java.sql.Time time1;
        java.sql.Timestamp moment1;
        java.util.Calendar calendar;
        java.net.URL url;
        Class<?> type;
        Locale locale;
        Currency currency;
        TimeZone timeZone;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> json;

        int[] numbers;
        String[] words;
        List<LocalDate> dates;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        float[] vector;

        Serializable serialized;
    }

    /** Quoted names, in capital letters and with blanks, are those that the server shows. */
    @Test
    void eachBasicTypeIsCreatedAndValidated() {
        database.sessionFactory(Everything.class);
        database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "validate"), Everything.class);

        SessionFactory updated = database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "update"), Everything.class);
        updated.inTransaction(session -> {
            Everything everything = new Everything();
            everything.clobOfLetters = new char[] {'a', 'b'};
            session.persist(everything);
        });
        assertThat(updated.<char[]>fromSession(session -> session.createSelectionQuery(
                                "select e.clobOfLetters from Everything e", char[].class)
                        .getSingleResult()))
                .containsExactly('a', 'b');
        updated.getSchemaManager().drop(true);
    }
}
