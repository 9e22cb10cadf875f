package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.rendering.Rendering;

/** How long rows live, and where: {@code @Ttl}, {@code @PlacementPolicy}, {@code @TiFlashReplica}. */
class TableLifeTest {
    @Test
    void all() {
        assertThat(OnTiDB.createScript(Line.class)).isEqualTo("""
                create table log_lines (id bigint not null, created_at datetime(6), primary key (id)) comment='log' /*T![placement] PLACEMENT POLICY=`eu` */ /*T![ttl] TTL=`created_at` + INTERVAL 90 DAY */ /*T![ttl] TTL_ENABLE='ON' */ /*T![ttl] TTL_JOB_INTERVAL='30m' */
                alter table log_lines /*T! set tiflash replica 2 */
                """);
    }

    @Test
    void timesOfManyTypes() {
        assertThat(OnTiDB.createScript(Day.class, Moment.class, Offset.class)).isEqualTo("""
                create table Day (id bigint not null, at date, primary key (id)) /*T![ttl] TTL=`at` + INTERVAL 1 YEAR */ /*T![ttl] TTL_ENABLE='OFF' */
                create table Moment (id bigint not null, at datetime(6), primary key (id)) /*T![ttl] TTL=`at` + INTERVAL 2 WEEK */ /*T![ttl] TTL_ENABLE='ON' */
                create table Offset (id bigint not null, at datetime(6), primary key (id)) /*T![ttl] TTL=`at` + INTERVAL 30 SECOND */ /*T![ttl] TTL_ENABLE='ON' */
                """);
    }

    @Test
    void aColumnMayBeNamedAsTheMappingOrAsTheDatabaseHasIt() {
        try (Rendering snakes = Rendering.of(
                "MySQL",
                "8.0.11-TiDB-v8.5.4",
                Map.of(MappingSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategySnakeCaseImpl.class),
                ByMapping.class,
                ByDatabase.class)) {
            assertThat(snakes.createScript()).isEqualTo("""
                    create table by_database (id bigint not null, created_at datetime(6), primary key (id)) /*T![ttl] TTL=`created_at` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='ON' */
                    create table by_mapping (id bigint not null, created_at datetime(6), primary key (id)) /*T![ttl] TTL=`created_at` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='ON' */
                    """);
        }
    }

    @Test
    void doesNothingOnMySQL() {
        assertThat(OtherDatabase.mysqlScript(Line.class)).isEqualTo("""
                create table log_lines (id bigint not null, created_at datetime(6), primary key (id)) comment='log' engine=InnoDB
                """);
    }

    @Test
    void doesNothingOnH2() {
        assertThatNoException()
                .isThrownBy(() -> OtherDatabase.h2(Line.class, Missing.class).close());
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void misuseIsRefusedAtBoot(Class<?> entity, String message) {
        OnTiDB.assertRefused(message, entity);
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                arguments(
                        Missing.class,
                        "@Ttl on Missing names the column 'craeted', and the table Missing has none of that name: created,"
                                + " id"),
                arguments(
                        NoMoment.class,
                        "@Ttl on NoMoment needs a column of dates, with or without a time, and size is not"),
                arguments(NoTime.class, "@Ttl on NoTime needs a time of at least 1, not 0"),
                arguments(Decades.class, "@Ttl on Decades cannot count in Decades, which SQL does not have"),
                arguments(Often.class, "@Ttl on Often needs a jobInterval such as 30m, 1h or 1d, not 'hourly'"),
                arguments(
                        ReferredTo.class,
                        "@Ttl on ReferredTo cannot be had while a foreign key of the table ReferredTo_tags refers to the"
                                + " table ReferredTo: declare that association with @ForeignKey(NO_CONSTRAINT)"),
                arguments(NoPolicy.class, "@PlacementPolicy on NoPolicy needs the name of a policy"),
                arguments(NoReplica.class, "@TiFlashReplica on NoReplica needs at least 1 replica, not 0"),
                arguments(Negative.class, "@TiFlashReplica on Negative needs at least 1 replica, not -1"),
                arguments(
                        EndsTheComment.class,
                        "@PlacementPolicy on EndsTheComment names 'a*/b', and a name with */ in it would end the comment that"
                                + " is for TiDB alone"),
                arguments(
                        ColumnEndsTheComment.class,
                        "@Ttl on ColumnEndsTheComment names 'a*/b', and a name with */ in it would end the comment that is"
                                + " for TiDB alone"),
                arguments(
                        InTwoTables.class,
                        "@Ttl on InTwoTables would let its rows expire and leave those of its secondary tables: map the"
                                + " entity to one table, or delete by a query"));
    }

    @Entity(name = "Line")
    @Table(name = "log_lines", comment = "log")
    @Ttl(column = "created_at", after = 90, jobInterval = "30m")
    @PlacementPolicy("eu")
    @TiFlashReplica(2)
    static class Line {
        @Id
        Long id;

        @Column(name = "created_at")
        LocalDateTime created;
    }

    @Entity(name = "Day")
    @Ttl(column = "at", after = 1, unit = ChronoUnit.YEARS, enabled = false)
    static class Day {
        @Id
        Long id;

        LocalDate at;
    }

    @Entity(name = "Moment")
    @Ttl(column = "at", after = 2, unit = ChronoUnit.WEEKS)
    static class Moment {
        @Id
        Long id;

        Instant at;
    }

    @Entity(name = "Offset")
    @Ttl(column = "at", after = 30, unit = ChronoUnit.SECONDS)
    static class Offset {
        @Id
        Long id;

        OffsetDateTime at;
    }

    @Entity(name = "ByMapping")
    @Ttl(column = "createdAt", after = 1)
    static class ByMapping {
        @Id
        Long id;

        LocalDateTime createdAt;
    }

    @Entity(name = "ByDatabase")
    @Ttl(column = "created_at", after = 1)
    static class ByDatabase {
        @Id
        Long id;

        LocalDateTime createdAt;
    }

    @Entity(name = "Missing")
    @Ttl(column = "craeted", after = 1)
    static class Missing {
        @Id
        Long id;

        LocalDateTime created;
    }

    @Entity(name = "NoMoment")
    @Ttl(column = "size", after = 1)
    static class NoMoment {
        @Id
        Long id;

        long size;
    }

    @Entity(name = "NoTime")
    @Ttl(column = "created", after = 0)
    static class NoTime {
        @Id
        Long id;

        LocalDateTime created;
    }

    @Entity(name = "Decades")
    @Ttl(column = "created", after = 1, unit = ChronoUnit.DECADES)
    static class Decades {
        @Id
        Long id;

        LocalDateTime created;
    }

    @Entity(name = "Often")
    @Ttl(column = "created", after = 1, jobInterval = "hourly")
    static class Often {
        @Id
        Long id;

        LocalDateTime created;
    }

    @Entity(name = "ReferredTo")
    @Ttl(column = "created", after = 1)
    static class ReferredTo {
        @Id
        Long id;

        LocalDateTime created;

        @ElementCollection
        Set<String> tags;
    }

    @Entity(name = "NoPolicy")
    @PlacementPolicy(" ")
    static class NoPolicy {
        @Id
        Long id;
    }

    @Entity(name = "NoReplica")
    @TiFlashReplica(0)
    static class NoReplica {
        @Id
        Long id;
    }

    @Entity(name = "Negative")
    @TiFlashReplica(-1)
    static class Negative {
        @Id
        Long id;
    }

    @Entity(name = "EndsTheComment")
    @PlacementPolicy("a*/b")
    static class EndsTheComment {
        @Id
        Long id;
    }

    @Entity(name = "ColumnEndsTheComment")
    @Ttl(column = "a*/b", after = 1)
    static class ColumnEndsTheComment {
        @Id
        Long id;

        @Column(name = "`a*/b`")
        LocalDateTime made;
    }

    @Entity(name = "InTwoTables")
    @SecondaryTable(name = "other")
    @Ttl(column = "made", after = 1)
    static class InTwoTables {
        @Id
        Long id;

        LocalDateTime made;

        @Column(table = "other")
        String text;
    }
}
