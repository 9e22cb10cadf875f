package org.tidewire.cratedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.AnnotationException;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.cratedb.annotation.Sharding;
import org.tidewire.testkit.rendering.Rendering;

@SuppressWarnings("unused") // Hibernate reads the fields
class ShardingTest {
    record ReadingId(String device, String month) implements Serializable {}

    @MappedSuperclass
    @Sharding(clusteredBy = "device", shards = 6, partitionedBy = "month", replicas = "0-1", refreshInterval = 500)
    static class Sharded {}

    @Entity(name = "Reading")
    @IdClass(ReadingId.class)
    static class Reading extends Sharded {
        @Id
        String device;

        @Id
        String month;

        int number;
    }

    @Entity(name = "Plain")
    @Sharding(shards = 2)
    static class Plain {
        @Id
        int id;

        int other;
    }

    @Test
    void theTableHasTheClauses() {
        try (Rendering rendering = CrateDBRendering.of(Reading.class, Plain.class)) {
            assertThat(rendering.createScript()).isEqualTo("""
                    create table Plain (id integer not null, other integer not null, primary key (id)) clustered into 2 shards
                    create table Reading (device varchar(255) not null, month varchar(255) not null, number integer not null, primary key (device, month)) clustered by (device) into 6 shards partitioned by (month) with (number_of_replicas = '0-1', refresh_interval = 500)
                    """);
        }
    }

    @Entity(name = "Strict")
    @Sharding(shards = 2, replicas = "0")
    @Table(options = "with (column_policy = 'strict')")
    static class Strict {
        @Id
        int id;
    }

    /** A table has one list of parameters. */
    @Test
    void theParametersOfTheTableAreBesideThem() {
        try (Rendering rendering = CrateDBRendering.of(Strict.class)) {
            assertThat(rendering.createScript()).isEqualTo("""
                    create table Strict (id integer not null, primary key (id)) clustered into 2 shards with (number_of_replicas = '0', column_policy = 'strict')
                    """);
        }
    }

    @Entity(name = "NoKey")
    @Sharding(clusteredBy = "other")
    static class NoKey {
        @Id
        int id;

        int other;
    }

    @Entity(name = "NoColumn")
    @Sharding(partitionedBy = "nothing")
    static class NoColumn {
        @Id
        int id;
    }

    @Entity(name = "Twice")
    @Sharding(clusteredBy = "id", partitionedBy = "id")
    static class Twice {
        @Id
        int id;
    }

    @Entity(name = "Empty")
    @Sharding
    static class Empty {
        @Id
        int id;
    }

    @Entity(name = "NoRange")
    @Sharding(replicas = "many")
    static class NoRange {
        @Id
        int id;
    }

    @ParameterizedTest
    @ValueSource(classes = {NoKey.class, NoColumn.class, Twice.class, Empty.class, NoRange.class})
    void misuseIsRefusedAtBoot(Class<?> entity) {
        assertThatThrownBy(() -> CrateDBRendering.of(entity).close())
                .isInstanceOf(AnnotationException.class)
                .hasMessageStartingWith("@Sharding on " + entity.getSimpleName() + " ");
    }

    @Test
    void otherDatabasesAreLeftAlone() {
        try (var registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.dialect", "H2")
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
                .build()) {
            assertThat(new MetadataSources(registry)
                            .addAnnotatedClass(NoKey.class)
                            .buildMetadata()
                            .getEntityBinding(NoKey.class.getName())
                            .getTable()
                            .getOptions())
                    .isNull();
        }
    }
}
