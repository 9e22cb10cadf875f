package org.tidewire.it.batch;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLUpdate;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.type.SqlTypes;

/** Entities whose updates and deletes take different paths. */
final class BatchModel {
    static final Class<?>[] ENTITIES = {
        Article.class, Named.class, Keyed.class, Placed.class, Stamped.class, Vehicle.class, Car.class, Profile.class,
        Seat.class, Node.class, Tagged.class, Partial.class, Archived.class, Custom.class, Shouted.class,
                Documented.class
    };

    private BatchModel() {}

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

    /** A document. */
    @Embeddable
    static class Details {
        String title;
        int pages;

        Details() {}

        Details(String title, int pages) {
            this.title = title;
            this.pages = pages;
        }
    }

    /** A column of each type. */
    @Entity(name = "Article")
    static class Article {
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

    @Entity(name = "Named")
    static class Named {
        @Id
        String id;

        int points;

        Named() {}

        Named(String id) {
            this.id = id;
        }

        static Named ofNumber(long number) {
            return new Named("n" + number);
        }
    }

    @Entity(name = "Keyed")
    static class Keyed {
        @Id
        UUID id;

        @Version
        Long version;

        String name;

        Keyed() {}

        Keyed(UUID id) {
            this.id = id;
        }
    }

    @Embeddable
    record Place(LocalDate day, String hall, int number) {}

    @Entity(name = "Placed")
    static class Placed {
        @EmbeddedId
        Place id;

        @Version
        short version;

        String guest;

        Placed() {}

        Placed(Place id) {
            this.id = id;
        }
    }

    @Entity(name = "Stamped")
    static class Stamped {
        @Id
        int id;

        @Version
        Instant version;

        String name;

        Stamped() {}

        Stamped(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Vehicle {
        @Id
        long id;

        @Version
        int version;

        String plate;

        Vehicle() {}

        Vehicle(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Car")
    static class Car extends Vehicle {
        int doors;

        Car() {}

        Car(long id) {
            super(id);
        }
    }

    @Entity(name = "Profile")
    @SecondaryTable(name = "ProfileText")
    static class Profile {
        @Id
        long id;

        String name;

        @Column(table = "ProfileText")
        String biography;

        Profile() {}

        Profile(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Seat")
    static class Seat {
        @Id
        long id;

        @Column(unique = true)
        Integer number;

        Seat() {}

        Seat(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Node")
    static class Node {
        @Id
        long id;

        String label;

        @ManyToOne(fetch = FetchType.LAZY)
        Node parent;

        Node() {}

        Node(long id, Node parent) {
            this.id = id;
            this.parent = parent;
        }
    }

    @Entity(name = "Tagged")
    static class Tagged {
        @Id
        long id;

        @ElementCollection
        @OrderColumn
        List<String> steps = new ArrayList<>();

        @ElementCollection
        List<Integer> marks = new ArrayList<>();

        Tagged() {}

        Tagged(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Partial")
    @DynamicUpdate
    static class Partial {
        @Id
        long id;

        String first;
        String second;

        Partial() {}

        Partial(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Archived")
    @SoftDelete
    static class Archived {
        @Id
        long id;

        String name;

        Archived() {}

        Archived(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Custom")
    @SQLUpdate(sql = "update Custom set name=concat(?, '!') where id=?")
    static class Custom {
        @Id
        long id;

        String name;

        Custom() {}

        Custom(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Shouted")
    static class Shouted {
        @Id
        long id;

        @ColumnTransformer(write = "upper(?)")
        String name;

        Shouted() {}

        Shouted(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Documented")
    static class Documented {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.JSON)
        Details details;

        Documented() {}

        Documented(long id) {
            this.id = id;
        }

        void fill(long seed) {
            details = seed % 4 == 2 ? null : new Details("t\"'\\" + seed, (int) seed);
        }
    }

    /** Outside of {@link #ENTITIES}. */
    @Entity(name = "Counter")
    static class Counter {
        @Id
        long id;

        @Version
        int version;

        int points;

        Counter() {}

        Counter(long id) {
            this.id = id;
        }
    }
}
