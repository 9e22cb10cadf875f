package org.tidewire.it.batch;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/** A column of each type. */
@Entity(name = "Article")
class Article {
    enum Grade {
        LOW,
        HIGH;

        static Grade of(long seed) {
            return seed % 2 == 0 ? LOW : HIGH;
        }
    }

    /** Stored as an amount with a unit. */
    record Weight(int grams) {}

    static class WeightConverter implements AttributeConverter<Weight, String> {
        @Override
        public String convertToDatabaseColumn(Weight weight) {
            return weight == null ? null : weight.grams() + "g";
        }

        @Override
        public Weight convertToEntityAttribute(String text) {
            return text == null ? null : new Weight(Integer.parseInt(text.replace("g", "")));
        }
    }

    @Id
    long id;

    @Version
    int version;

    String name;
    int quantity;
    Boolean open;
    Double ratio;
    Float share;

    @Column(precision = 30, scale = 10)
    BigDecimal price;

    @Enumerated(EnumType.STRING)
    Grade grade;

    @Enumerated(EnumType.ORDINAL)
    Grade standing;

    LocalDate day;
    LocalTime time;
    LocalDateTime moment;
    Instant instant;
    Duration length;
    byte[] data;
    UUID code;

    @Convert(converter = WeightConverter.class)
    Weight weight;

    @Column(length = 100_000)
    String text;

    Article() {}

    Article(long id) {
        this.id = id;
    }

    /** Values that depend on the number; some are null. */
    void fill(long seed) {
        name = "it's \\ \"" + seed + "\" ü€😀 %";
        quantity = (int) (seed * 7 - 3);
        open = seed % 3 == 0 ? null : seed % 2 == 0;
        ratio = seed % 4 == 0 ? null : seed * 1e100 / 3;
        share = seed * 0.1f;
        price = seed % 5 == 0 ? null : new BigDecimal("12345678901234567890." + seed);
        grade = seed % 3 == 0 ? null : Grade.of(seed);
        standing = Grade.of(seed);
        day = LocalDate.of(2024, 2, 29).plusDays(seed);
        time = seed % 7 == 0 ? null : LocalTime.of((int) (seed % 24), 59, 59);
        moment = LocalDateTime.of(2024, 3, 31, 2, 30, 0, 123_456_000).plusHours(seed);
        instant = seed % 6 == 0 ? null : Instant.ofEpochSecond(1_700_000_000 + seed, 999_999_000);
        length = Duration.ofNanos(seed * 1_000_000_007L);
        data = seed % 5 == 1 ? null : new byte[] {0, (byte) seed, '\'', '\\', (byte) 0xff};
        code = seed % 4 == 1 ? null : new UUID(seed, -seed);
        weight = seed % 3 == 1 ? null : new Weight((int) seed);
        text = "x".repeat((int) (seed % 50));
    }
}
