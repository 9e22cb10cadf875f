package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.ColumnTransformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.cockroachdb.annotation.HashSharded;
import org.tidewire.cockroachdb.annotation.Locality;
import org.tidewire.testkit.rendering.Rendering;

/**
 * Where the clause stands beside the options of an index. CockroachDB's grammar: {@code using hash}, {@code storing}, {@code with},
 * {@code where}, visibility.
 */
class HashShardedTest {
    @Test
    void theNumberOfBucketsStandsBetweenStoredColumnsAndTheCondition() {
        assertThat(script(Reading.class)).isEqualTo("""
                create table Reading (id bigint not null, a int4 not null, b varchar(255), primary key (id))
                create index i1 on Reading (a) using hash with (bucket_count = 8)
                create index i2 on Reading (a) using hash storing (b) with (bucket_count = 8)
                create index i3 on Reading (a) using hash INCLUDE (b, id) with (bucket_count = 8) where a > 3
                create index i4 on Reading (a) using hash with (bucket_count = 8) where b <> 'with ('
                create index i5 on Reading (a) using hash covering (b) with (bucket_count = 8) not visible
                """);
    }

    @Test
    void withoutANumberTheOptionsStay() {
        assertThat(script(Stored.class)).endsWith("""
                create index ix on Stored (a) using hash storing (a) with (fillfactor = 70) where a > 3
                """);
    }

    /** The default target has the hidden column of the shard, and the server refuses that. */
    @Test
    void aForeignKeyNamesTheColumnsOfTheKey() {
        assertThat(script(Sensor.class, Value.class))
                .contains("create table Sensor (id bigint not null, primary key (id) using hash)")
                .contains(" foreign key (sensor_id) references Sensor (id)");
    }

    /** Names without quotes have no case. */
    @Test
    void anIndexIsFoundInAnyCase() {
        assertThat(script(Loud.class)).contains("create index IX on Loud (a) using hash with (bucket_count = 4)");
    }

    @ParameterizedTest
    @ValueSource(classes = {SecondWith.class, Partitioned.class})
    void whatStandsInItsPlaceIsRefused(Class<?> entity) {
        assertThatThrownBy(() -> script(entity))
                .hasStackTraceContaining(
                        "@HashSharded on " + entity.getSimpleName() + " has a number of buckets beside the options '")
                .hasStackTraceContaining("write \"using hash .. with (bucket_count = 4, ..)\" in the options");
    }

    @ParameterizedTest
    @ValueSource(classes = {RegionInKey.class, RegionInIndex.class})
    void theColumnOfTheRegionIsNotSpread(Class<?> entity) {
        assertThatThrownBy(() -> script(entity))
                .hasStackTraceContaining(
                        " on " + entity.getSimpleName()
                                + " would spread a key or index by a hash whose column home tells the region of a row: leave the");
    }

    @Test
    void anotherColumnIs() {
        assertThat(script(Regional.class)).contains("primary key (id) using hash) locality regional by row as home");
    }

    private static String script(Class<?>... entities) {
        try (Rendering rendering = Rendering.of("CockroachDB", "25.4.2", Map.of(), entities)) {
            return rendering.createScript();
        }
    }

    @Entity(name = "Reading")
    @Table(
            indexes = {
                @Index(name = "i1", columnList = "a"),
                @Index(name = "i2", columnList = "a", options = "storing (b)"),
                @Index(name = "i3", columnList = "a", options = "INCLUDE (b, id) where a > 3"),
                @Index(name = "i4", columnList = "a", options = "where b <> 'with ('"),
                @Index(name = "i5", columnList = "a", options = "covering (b) not visible")
            })
    @HashSharded(
            buckets = 8,
            indexes = {"i1", "i2", "i3", "i4", "i5"})
    static class Reading {
        @Id
        Long id;

        int a;
        String b;
    }

    @Entity(name = "Stored")
    @Table(indexes = @Index(name = "ix", columnList = "a", options = "storing (a) with (fillfactor = 70) where a > 3"))
    @HashSharded(indexes = "ix")
    static class Stored {
        @Id
        Long id;

        int a;
    }

    @Entity(name = "Sensor")
    @HashSharded
    static class Sensor {
        @Id
        Long id;
    }

    @Entity(name = "Value")
    static class Value {
        @Id
        Long id;

        @ManyToOne
        Sensor sensor;
    }

    @Entity(name = "Loud")
    @Table(indexes = @Index(name = "IX", columnList = "a"))
    @HashSharded(buckets = 4, indexes = "ix")
    static class Loud {
        @Id
        Long id;

        int a;
    }

    @Entity(name = "SecondWith")
    @Table(indexes = @Index(name = "ix", columnList = "a", options = "storing (a) with (fillfactor = 70)"))
    @HashSharded(buckets = 4, indexes = "ix")
    static class SecondWith {
        @Id
        Long id;

        int a;
    }

    @Entity(name = "Partitioned")
    @Table(indexes = @Index(name = "ix", columnList = "a", options = "partition by nothing"))
    @HashSharded(buckets = 4, indexes = "ix")
    static class Partitioned {
        @Id
        Long id;

        int a;
    }

    @Entity(name = "RegionInKey")
    @Locality(value = Locality.Kind.REGIONAL_BY_ROW, column = "home")
    @HashSharded
    @IdClass(RegionInKey.Key.class)
    static class RegionInKey {
        @Id
        Long id;

        @Id
        @Column(columnDefinition = "crdb_internal_region", nullable = false)
        @ColumnTransformer(write = "cast(? as crdb_internal_region)")
        String home;

        record Key(Long id, String home) {}
    }

    @Entity(name = "RegionInIndex")
    @HashSharded(indexes = "ix")
    @Locality(value = Locality.Kind.REGIONAL_BY_ROW, column = "home")
    @Table(indexes = @Index(name = "ix", columnList = "id, home"))
    static class RegionInIndex {
        @Id
        Long id;

        @Column(columnDefinition = "crdb_internal_region", nullable = false)
        @ColumnTransformer(write = "cast(? as crdb_internal_region)")
        String home;
    }

    @Entity(name = "Regional")
    @HashSharded
    @Locality(value = Locality.Kind.REGIONAL_BY_ROW, column = "home")
    static class Regional {
        @Id
        Long id;

        @Column(columnDefinition = "crdb_internal_region", nullable = false)
        @ColumnTransformer(write = "cast(? as crdb_internal_region)")
        String home;
    }
}
