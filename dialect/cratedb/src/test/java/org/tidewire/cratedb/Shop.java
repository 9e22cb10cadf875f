package org.tidewire.cratedb;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Entities for golden tests. */
@SuppressWarnings("unused") // Hibernate reads the fields
public final class Shop {
    public static Class<?>[] entities() {
        return new Class<?>[] {Customer.class, Purchase.class, Sample.class};
    }

    private Shop() {}

    @Entity(name = "Customer")
    @Table(indexes = @Index(columnList = "name"))
    public static class Customer {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_ids")
        @SequenceGenerator(name = "customer_ids", sequenceName = "customer_seq")
        Long id;

        @Column(unique = true)
        String email;

        String name;
        int points;
        LocalDate born;

        @OneToMany(mappedBy = "customer")
        List<Purchase> purchases;

        @ElementCollection
        List<String> tags;
    }

    @Entity(name = "Purchase")
    public static class Purchase {
        @Id
        UUID id;

        @ManyToOne
        Customer customer;

        BigDecimal amount;
        LocalDateTime madeAt;
    }

    public enum Color {
        RED,
        GREEN
    }

    @Entity(name = "Sample")
    public static class Sample {
        @Id
        int id;

        boolean flag;
        byte tiny;
        short small;
        long large;
        float single;
        double twice;
        Instant instant;
        OffsetDateTime offset;
        LocalTime time;
        Duration duration;
        byte[] bytes;

        @Lob
        String text;

        @Enumerated(EnumType.STRING)
        Color color;

        String[] words;
        int[] numbers;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> document;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        float[] vector;

        @Column(name = "order")
        int order;
    }
}
