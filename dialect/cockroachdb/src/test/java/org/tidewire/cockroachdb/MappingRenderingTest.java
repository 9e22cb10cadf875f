package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.AnnotationException;
import org.hibernate.annotations.ColumnTransformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.cockroachdb.annotation.ColumnFamily;
import org.tidewire.cockroachdb.annotation.HashSharded;
import org.tidewire.cockroachdb.annotation.Locality;
import org.tidewire.cockroachdb.annotation.NodeCachedSequence;
import org.tidewire.cockroachdb.annotation.RowTtl;
import org.tidewire.cockroachdb.annotation.UniqueRowId;
import org.tidewire.cockroachdb.annotation.VectorIndex;
import org.tidewire.testkit.rendering.Rendering;

/** The DDL of each annotation, spelled as CockroachDB's documentation has it. PostgreSQL refuses most of it. */
class MappingRenderingTest {
    private static String script(Class<?>... entities) {
        return script("CockroachDB", "25.4.2", entities);
    }

    private static String script(String product, String version, Class<?>... entities) {
        try (Rendering rendering = Rendering.of(product, version, Map.of(), entities)) {
            return rendering.createScript();
        }
    }

    @Test
    void rowsThatExpire() {
        assertThat(script(Session.class)).isEqualTo("""
                create table sessions (id bigint not null, expired_at timestamp(6) with time zone, primary key (id)) with (ttl_expiration_expression = 'expired_at', ttl_job_cron = '@daily') locality regional by row
                """);
    }

    @Test
    void localities() {
        assertThat(script(Currency.class, City.class, Rider.class, Code.class)).isEqualTo("""
                create table City (id bigint not null, primary key (id)) locality regional by table in primary region
                create table Code (id bigint not null, primary key (id)) locality regional by table in "us-east-1"
                create table Currency (id bigint not null, primary key (id)) locality global
                create table Rider (id bigint not null, home crdb_internal_region not null, primary key (id)) locality regional by row as home
                """);
    }

    @Test
    void hashShardedKeysAndIndexes() {
        assertThat(script(Event.class, Reading.class)).isEqualTo("""
                create table Event (id bigint not null, primary key (id) using hash with (bucket_count = 8))
                create table Reading (id bigint not null, ts timestamp(6) with time zone, primary key (id))
                create index ix_ts on Reading (ts) using hash where ts is not null
                """);
    }

    @Test
    void families() {
        assertThat(script(Profile.class)).isEqualTo("""
                create table Profile (id bigint not null, photo bytes, visits int4 not null, primary key (id), family f1 (id, photo), family f2 (visits))
                """);
    }

    @Test
    void vectorIndexes() {
        assertThat(script(Item.class)).isEqualTo("""
                create table Item (id bigint not null, tenant bigint, v vector(3), primary key (id))
                create vector index if not exists vi on Item (tenant, v vector_cosine_ops)
                """);
    }

    @Test
    void comments() {
        assertThat(script(Commented.class)).isEqualTo("""
                create table Commented (id bigint not null, name varchar(255), primary key (id))
                comment on table Commented is 'it''s a table'
                comment on column Commented.name is 'it''s a column'
                """);
    }

    @Test
    void ids() {
        assertThat(script(Row.class, Scattered.class, Sequenced.class)).isEqualTo("""
                create sequence s start with 1 increment by 50 per node cache 10
                create table Row (id bigint default unique_rowid() not null, name varchar(255), primary key (id))
                create table Scattered (id bigint default unordered_unique_rowid() not null, primary key (id))
                create table Sequenced (id bigint not null, primary key (id))
                """);
        assertThat(script("CockroachDB", "23.2", Sequenced.class)).contains("increment by 50 cache 10");
        try (Rendering rendering = Rendering.of("CockroachDB", "25.4", Map.of(), Row.class)) {
            assertThat(rendering.statement(session -> session.persist(new Row())))
                    .isEqualTo("insert into Row (name) values (?) returning id");
        }
    }

    @Test
    void doNothingOnH2() {
        assertThat(script("H2", "2.4.240", Session.class, Event.class, Profile.class, Item.class, Currency.class))
                .doesNotContain("ttl", "locality", "hash", "family", "vector index");
        assertThat(script("H2", "2.4.240", Row.class, Sequenced.class))
                .contains("generated by default as identity", "create sequence s start with 1 increment by 50")
                .doesNotContain("unique_rowid", "cache");
    }

    @Test
    void holdForTheSubclassesOfAMappedSuperclass() {
        assertThat(script(Derived.class)).endsWith(" locality global\n");
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void misuseIsRefusedAtBoot(Class<?> entity, String message) {
        assertThatThrownBy(() -> script(entity))
                .isInstanceOf(AnnotationException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                arguments(
                        NoMoment.class,
                        "@RowTtl on NoMoment needs a column of moments, such as an Instant's, and made is not"),
                arguments(
                        ReferredTo.class,
                        "@RowTtl on ReferredTo would fail while a foreign key of the table ReferredTo_tags keeps rows from"
                                + " being deleted: declare it with @OnDelete"),
                arguments(
                        NoRegion.class, "@Locality on NoRegion has a region or a column that does not go with GLOBAL"),
                arguments(
                        TextRegion.class,
                        "@Locality on TextRegion needs a column of the type crdb_internal_region that is not null, and home"
                                + " is not: say so by @Column(columnDefinition = \"crdb_internal_region\", nullable = false)"),
                arguments(
                        BytesIndexed.class,
                        "@VectorIndex on BytesIndexed needs a column of the type vector(n), and v is not"),
                arguments(SmallId.class, "@UniqueRowId needs a Long or long, not Integer"),
                arguments(
                        SmallCache.class,
                        "@NodeCachedSequence needs an allocationSize of at least 1 and a cache of at least 2, not 50 and 1"),
                arguments(
                        OneBucket.class, "@HashSharded on OneBucket needs at least 2 buckets and at most 2048, not 1"),
                arguments(
                        NoIndex.class,
                        "@HashSharded on NoIndex names the index 'ix', which the mapping of the table does not have"),
                arguments(NoColumns.class, "@ColumnFamily on NoColumns needs a column"),
                arguments(
                        NoVector.class,
                        "@VectorIndex on NoVector names the column 'v', and the table NoVector has none of that name: id"));
    }

    @Test
    void vectorIndexesNeedAVersion() {
        assertThatThrownBy(() -> script("CockroachDB", "24.3", Item.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessage("@VectorIndex on Item needs CockroachDB 25.2, where vector indexes begin");
    }

    @Entity(name = "Session")
    @Table(name = "sessions")
    @RowTtl(value = "expired_at", cron = "@daily")
    @Locality(Locality.Kind.REGIONAL_BY_ROW)
    static class Session {
        @Id
        Long id;

        @Column(name = "expired_at")
        Instant expiredAt;
    }

    @Entity(name = "Currency")
    @Locality(Locality.Kind.GLOBAL)
    static class Currency {
        @Id
        Long id;
    }

    @Entity(name = "City")
    @Locality(Locality.Kind.REGIONAL_BY_TABLE)
    static class City {
        @Id
        Long id;
    }

    @Entity(name = "Code")
    @Locality(value = Locality.Kind.REGIONAL_BY_TABLE, region = "us-east-1")
    static class Code {
        @Id
        Long id;
    }

    @Entity(name = "Rider")
    @Locality(value = Locality.Kind.REGIONAL_BY_ROW, column = "home")
    static class Rider {
        @Id
        Long id;

        @Column(columnDefinition = "crdb_internal_region", nullable = false)
        @ColumnTransformer(write = "cast(? as crdb_internal_region)")
        String home;
    }

    @Entity(name = "Event")
    @HashSharded(buckets = 8)
    static class Event {
        @Id
        Long id;
    }

    @Entity(name = "Reading")
    @Table(indexes = @Index(name = "ix_ts", columnList = "ts", options = "where ts is not null"))
    @HashSharded(indexes = "ix_ts")
    static class Reading {
        @Id
        Long id;

        Instant ts;
    }

    @Entity(name = "Profile")
    @ColumnFamily(
            name = "f1",
            columns = {"id", "photo"})
    @ColumnFamily(name = "f2", columns = "visits")
    static class Profile {
        @Id
        Long id;

        byte[] photo;
        int visits;
    }

    @Entity(name = "Item")
    @VectorIndex(name = "vi", column = "v", prefix = "tenant", distance = VectorIndex.Distance.COSINE)
    static class Item {
        @Id
        Long id;

        Long tenant;

        @Column(columnDefinition = "vector(3)")
        byte[] v;
    }

    @Entity(name = "Commented")
    @Table(comment = "it's a table")
    static class Commented {
        @Id
        Long id;

        @Column(comment = "it's a column")
        String name;
    }

    @Entity(name = "Row")
    static class Row {
        @Id
        @UniqueRowId
        Long id;

        String name;
    }

    @Entity(name = "Scattered")
    static class Scattered {
        @Id
        @UniqueRowId(unordered = true)
        Long id;
    }

    @Entity(name = "Sequenced")
    static class Sequenced {
        @Id
        @NodeCachedSequence(sequenceName = "s")
        Long id;
    }

    @MappedSuperclass
    @Locality(Locality.Kind.GLOBAL)
    abstract static class Base {
        @Id
        Long id;
    }

    @Entity(name = "Derived")
    static class Derived extends Base {}

    @Entity(name = "NoMoment")
    @RowTtl("made")
    static class NoMoment {
        @Id
        Long id;

        LocalDateTime made;
    }

    @Entity(name = "ReferredTo")
    @RowTtl("made")
    static class ReferredTo {
        @Id
        Long id;

        Instant made;

        @ElementCollection
        Set<String> tags;
    }

    @Entity(name = "NoRegion")
    @Locality(value = Locality.Kind.GLOBAL, region = "eu")
    static class NoRegion {
        @Id
        Long id;
    }

    @Entity(name = "OneBucket")
    @HashSharded(buckets = 1)
    static class OneBucket {
        @Id
        Long id;
    }

    @Entity(name = "NoIndex")
    @HashSharded(indexes = "ix")
    static class NoIndex {
        @Id
        Long id;
    }

    @Entity(name = "NoColumns")
    @ColumnFamily(
            name = "f1",
            columns = {})
    static class NoColumns {
        @Id
        Long id;
    }

    @Entity(name = "TextRegion")
    @Locality(value = Locality.Kind.REGIONAL_BY_ROW, column = "home")
    static class TextRegion {
        @Id
        Long id;

        String home;
    }

    @Entity(name = "BytesIndexed")
    @VectorIndex(name = "vi", column = "v")
    static class BytesIndexed {
        @Id
        Long id;

        byte[] v;
    }

    @Entity(name = "SmallId")
    static class SmallId {
        @Id
        @UniqueRowId
        Integer id;
    }

    @Entity(name = "SmallCache")
    static class SmallCache {
        @Id
        @NodeCachedSequence(cache = 1)
        Long id;
    }

    @Entity(name = "NoVector")
    @VectorIndex(name = "vi", column = "v")
    static class NoVector {
        @Id
        Long id;
    }
}
