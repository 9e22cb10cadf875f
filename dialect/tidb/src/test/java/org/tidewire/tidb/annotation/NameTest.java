package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.rendering.Rendering;

/** Columns are found by their names, however those come about: overridden, embedded, part of an id, quoted, in snake case. */
class NameTest {
    @Test
    void overriddenAndEmbedded() {
        assertThat(OnTiDB.createScript(Overridden.class, Embedding.class)).isEqualTo("""
                create table Embedding (id bigint not null, changedAt datetime(6), made_at datetime(6), primary key (id)) /*T![ttl] TTL=`made_at` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='ON' */
                create table Overridden (note_id bigint not null /*T![auto_rand] AUTO_RANDOM(5) */ /*M! AUTO_INCREMENT */, made_at datetime(6), primary key (note_id) /*T![clustered_index] CLUSTERED */) /*T![ttl] TTL=`made_at` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='ON' */
                """);
    }

    @Test
    void idsOfSeveralColumnsInSnakeCase() {
        try (Rendering snakes = Rendering.of(
                "MySQL",
                "8.0.11-TiDB-v8.5.4",
                Map.of(MappingSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategySnakeCaseImpl.class),
                WithEmbeddedId.class,
                WithIdClass.class)) {
            assertThat(snakes.createScript()).isEqualTo("""
                    create table with_embedded_id (tenant_id bigint not null, the_day date not null, primary key (tenant_id, the_day) /*T![clustered_index] NONCLUSTERED */) /*T! SHARD_ROW_ID_BITS=2 */ /*T![ttl] TTL=`the_day` + INTERVAL 2 DAY */ /*T![ttl] TTL_ENABLE='ON' */ partition by range columns (`the_day`) (partition `p` values less than (maxvalue))
                    create table with_id_class (tenant_id bigint not null, nr bigint not null, primary key (tenant_id, nr)) partition by hash (`tenant_id`) partitions 3
                    """);
        }
    }

    @Test
    void quoted() {
        assertThat(OnTiDB.createScript(Quoted.class)).isEqualTo("""
                create table `Quoted Things` (`Id Of` bigint not null, `Made``At` datetime(6), primary key (`Id Of`)) /*T![placement] PLACEMENT POLICY=`a``b` */ /*T![ttl] TTL=`Made``At` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='ON' */ partition by range columns (`Id Of`) (partition `p``*/` values less than (maxvalue))
                """);
    }

    @Test
    void globallyQuoted() {
        try (Rendering quoted = Rendering.of(
                "MySQL",
                "8.0.11-TiDB-v8.5.4",
                Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, true),
                Embedding.class)) {
            assertThat(quoted.createScript()).isEqualTo("""
                    create table `Embedding` (`id` bigint not null, `changedAt` datetime(6), `made_at` datetime(6), primary key (`id`)) /*T![ttl] TTL=`made_at` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='ON' */
                    """);
        }
    }

    @Test
    void anAutoRandomPartOfAnIdIsRefused() {
        OnTiDB.assertRefused(
                "@AutoRandom on RandomPart.tenantId belongs on the entity's only @Id, of one column", RandomPart.class);
        OnTiDB.assertRefused(
                "@AutoRandom on RandomEmbedded.id belongs on the entity's only @Id, of one column",
                RandomEmbedded.class);
    }

    @MappedSuperclass
    static class Base {
        @Id
        @AutoRandom
        Long id;

        LocalDateTime created;
    }

    @Entity(name = "Overridden")
    @Ttl(column = "made_at", after = 1)
    @AttributeOverride(name = "id", column = @Column(name = "note_id"))
    @AttributeOverride(name = "created", column = @Column(name = "made_at"))
    static class Overridden extends Base {}

    @Embeddable
    static class Audit {
        LocalDateTime createdAt;
        LocalDateTime changedAt;
    }

    @Entity(name = "Embedding")
    @Ttl(column = "made_at", after = 1)
    static class Embedding {
        @Id
        Long id;

        @Embedded
        @AttributeOverride(name = "createdAt", column = @Column(name = "made_at"))
        Audit audit;
    }

    @Embeddable
    record DayOfTenant(long tenantId, LocalDate theDay) {}

    @Entity(name = "WithEmbeddedId")
    @Clustered(false)
    @ShardRowIdBits(2)
    @Ttl(column = "theDay", after = 2)
    @PartitionBy(
            kind = PartitionBy.Kind.RANGE,
            columns = "theDay",
            ranges = @PartitionBy.Range(name = "p", lessThan = "maxvalue"))
    static class WithEmbeddedId {
        @EmbeddedId
        DayOfTenant id;
    }

    record NumberOfTenant(long tenantId, long nr) {}

    @Entity(name = "WithIdClass")
    @IdClass(NumberOfTenant.class)
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "tenantId", partitions = 3)
    static class WithIdClass {
        @Id
        long tenantId;

        @Id
        long nr;
    }

    @Entity(name = "Quoted")
    @Table(name = "`Quoted Things`")
    @PlacementPolicy("a`b")
    @Ttl(column = "Made``At", after = 1)
    @PartitionBy(
            kind = PartitionBy.Kind.RANGE,
            columns = "Id Of",
            ranges = @PartitionBy.Range(name = "p`*/", lessThan = "maxvalue"))
    static class Quoted {
        @Id
        @Column(name = "`Id Of`")
        Long id;

        @Column(name = "`Made``At`")
        LocalDateTime made;
    }

    @Entity(name = "RandomPart")
    @IdClass(NumberOfTenant.class)
    static class RandomPart {
        @Id
        @AutoRandom
        long tenantId;

        @Id
        long nr;
    }

    @Embeddable
    static class RandomId {
        @AutoRandom
        Long id;
    }

    @Entity(name = "RandomEmbedded")
    static class RandomEmbedded {
        @EmbeddedId
        RandomId id;
    }
}
