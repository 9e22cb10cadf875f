package org.tidewire.cratedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.annotation.Sharding;
import org.tidewire.testkit.rendering.Rendering;

@SuppressWarnings("unused") // Hibernate reads the fields
class SchemaRenderingTest {
    @Test
    void tablesHaveTheirPrimaryKeysAndChecksAndNothingElseThatConstrainsThem() {
        try (Rendering rendering = CrateDBRendering.of(Shop.entities())) {
            assertThat(rendering.createScript()).isEqualTo("""
                    create table if not exists customer_seq (id smallint primary key, sequence_value bigint not null, sequence_step integer not null) clustered into 1 shards
                    insert into customer_seq (id, sequence_value, sequence_step) values (1, -49, 50) on conflict (id) do nothing
                    create table Customer (id bigint not null, born timestamp without time zone, email varchar(255), name varchar(255), points integer not null, primary key (id))
                    create table Customer_tags (Customer_id bigint not null, tags varchar(255))
                    create table Purchase (id uuid not null, amount numeric(38,2), madeAt timestamp without time zone, customer_id bigint, primary key (id))
                    create table Sample (id integer not null, bytes text, color varchar(255) check ((color in ('RED','GREEN'))), document object(ignored), duration numeric(21,0), flag boolean not null, instant timestamp with time zone, large bigint not null, numbers array(integer), "offset" timestamp with time zone, "order" integer, single real not null, small smallint not null, text text index off storage with (columnstore=false), time varchar(15), tiny smallint not null, twice double precision not null, vector float_vector(3), words array(varchar(255)), primary key (id))
                    """);
            assertThat(rendering.dropScript()).isEqualTo("""
                    drop table if exists Customer
                    drop table if exists Customer_tags
                    drop table if exists Purchase
                    drop table if exists Sample
                    drop table if exists customer_seq
                    """);
        }
    }

    @Test
    void aSequenceIsMovedByOneStatement() {
        try (Rendering rendering = CrateDBRendering.of(Shop.entities())) {
            assertThat(rendering.statement(session -> session.persist(new Shop.Customer())))
                    .isEqualTo(
                            "update customer_seq set sequence_value = sequence_value + sequence_step where id = 1 returning sequence_value");
        }
    }

    @Entity(name = "Versioned")
    static class Versioned {
        @Id
        int id;

        @Version
        int version;
    }

    @Entity(name = "Dirty")
    @OptimisticLocking(type = OptimisticLockType.DIRTY)
    @org.hibernate.annotations.DynamicUpdate
    static class Dirty {
        @Id
        int id;
    }

    @Entity(name = "Counted")
    static class Counted {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity(name = "InTable")
    static class InTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        Long id;
    }

    @Entity(name = "ListDocument")
    static class ListDocument {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.JSON)
        List<Map<String, Object>> rows;
    }

    @Entity(name = "LongDecimal")
    static class LongDecimal {
        @Id
        int id;

        @Column(precision = 39, scale = 2)
        BigDecimal number;
    }

    @Entity(name = "NoLength")
    static class NoLength {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        float[] vector;
    }

    @Entity(name = "TooLong")
    static class TooLong {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 2049)
        float[] vector;
    }

    @Entity(name = "Microseconds")
    static class Microseconds {
        @Id
        int id;

        @Column(secondPrecision = 6)
        LocalDateTime moment;
    }

    @Entity(name = "InCatalog")
    @Table(catalog = "other")
    static class InCatalog {
        @Id
        int id;
    }

    @Entity(name = "Collated")
    static class Collated {
        @Id
        int id;

        @Collate("de")
        String name;
    }

    @Embeddable
    static class Part {
        int number;
    }

    @Entity(name = "WithPart")
    static class WithPart {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.JSON)
        Part part;
    }

    @Entity(name = "WordsAsKey")
    static class WordsAsKey {
        @Id
        String[] words;
    }

    @Entity(name = "ByPrice")
    @Sharding(partitionedBy = "price")
    static class ByPrice {
        @Id
        BigDecimal price;
    }

    @Entity(name = "Times")
    static class Times {
        @Id
        int id;

        LocalTime[] times;
    }

    @Entity(name = "Digests")
    static class Digests {
        @Id
        int id;

        byte[][] digests;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(WithPart.class, "embeddables in one column"),
                arguments(
                        Versioned.class,
                        "@Version on an ordinary column, as an update compares it with rows that are not refreshed"),
                arguments(Dirty.class, "@OptimisticLocking by ALL or DIRTY"),
                arguments(Counted.class, "GenerationType.IDENTITY"),
                arguments(InTable.class, "GenerationType.TABLE"),
                arguments(ListDocument.class, "lists and arrays as documents"),
                arguments(ByPrice.class, "decimals that make partitions (ByPrice.price)"),
                arguments(Times.class, "arrays of times and of bytes (Times.times)"),
                arguments(Digests.class, "arrays of times and of bytes (Digests.digests)"),
                arguments(LongDecimal.class, "decimals of more than 38 digits"),
                arguments(NoLength.class, "vectors without a length, or of more than 2048 numbers"),
                arguments(TooLong.class, "vectors without a length, or of more than 2048 numbers"),
                arguments(Microseconds.class, "fractions of a second finer than milliseconds"),
                arguments(InCatalog.class, "catalogs in the names of tables and sequences"),
                arguments(Collated.class, "@Collate, as it compares texts by their code points only"),
                arguments(WordsAsKey.class, "keys of arrays and documents"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aMappingThatWouldLoseOrNotKeepItsValuesIsRefusedAtBoot(Class<?> entity, String feature) {
        assertThatThrownBy(() -> CrateDBRendering.of(entity).close())
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("CrateDB does not support " + feature);
    }

    @Test
    void constraintsBetweenRowsAreRefusedWhereTheSettingSaysSo() {
        assertThatThrownBy(() -> CrateDBRendering.of(Map.of(CrateDBSettings.CONSTRAINTS, "refuse"), Shop.entities())
                        .close())
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("unique constraints [Customer(email)], foreign keys [Customer_tags(Customer_id), "
                        + "Purchase(customer_id)]");
    }

    @Test
    void longBytesAreLongTexts() {
        try (Rendering rendering = CrateDBRendering.of(Picture.class)) {
            assertThat(rendering.createScript()).isEqualTo("""
                    create table Picture (id integer not null, data text index off storage with (columnstore=false), digest text, thumb text index off storage with (columnstore=false), words text index off storage with (columnstore=false), primary key (id))
                    """);
        }
    }

    @Entity(name = "Picture")
    static class Picture {
        @Id
        int id;

        @Lob
        byte[] data;

        @Column(length = 100_000)
        byte[] thumb;

        @Column(length = 100)
        byte[] digest;

        @Column(length = 100_000)
        String words;
    }
}
