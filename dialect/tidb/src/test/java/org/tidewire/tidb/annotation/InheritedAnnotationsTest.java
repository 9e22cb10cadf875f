package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.mapping.PersistentClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Annotations for tables on mapped superclasses, and on the roots of hierarchies with a table for each class. */
class InheritedAnnotationsTest {
    @Test
    void fromAMappedSuperclassTheNearestWins() {
        assertThat(OnTiDB.createScript(Plain.class, Longer.class)).isEqualTo("""
                create table Longer (id bigint not null, created datetime(6), primary key (id) /*T![clustered_index] NONCLUSTERED */) /*T! SHARD_ROW_ID_BITS=4 */ /*T![placement] PLACEMENT POLICY=`near` */ /*T![ttl] TTL=`created` + INTERVAL 90 DAY */ /*T![ttl] TTL_ENABLE='ON' */
                alter table Longer /*T! set tiflash replica 1 */
                create table Plain (id bigint not null, created datetime(6), primary key (id) /*T![clustered_index] NONCLUSTERED */) /*T! SHARD_ROW_ID_BITS=4 */ /*T![placement] PLACEMENT POLICY=`near` */ /*T![ttl] TTL=`created` + INTERVAL 7 DAY */ /*T![ttl] TTL_ENABLE='ON' */
                alter table Plain /*T! set tiflash replica 1 */
                """);
    }

    /** Tools read hbm.xml files without the classes. */
    @Test
    void ofAClassThatIsNotThereThereAreNone() {
        String mapping = """
                <hibernate-mapping xmlns="http://www.hibernate.org/xsd/orm/hbm">
                    <class name="nowhere.Parent" table="parent"><id name="id" type="long"/></class>
                    <union-subclass name="nowhere.Child" extends="nowhere.Parent" table="child"/>
                    <class entity-name="Dynamic" table="dynamic"><id name="id" type="long"/></class>
                </hibernate-mapping>
                """;
        try (var services = new StandardServiceRegistryBuilder()
                .applySetting(JdbcSettings.ALLOW_METADATA_ON_BOOT, false)
                .applySetting(JdbcSettings.DIALECT, "TiDB")
                .build()) {
            Metadata metadata = new MetadataSources(services)
                    .addInputStream(new ByteArrayInputStream(mapping.getBytes(StandardCharsets.UTF_8)))
                    .addAnnotatedClass(Plain.class)
                    .buildMetadata();
            assertThat(metadata.getEntityBindings())
                    .extracting(PersistentClass::getEntityName)
                    .containsExactlyInAnyOrder("nowhere.Parent", "nowhere.Child", "Dynamic", Plain.class.getName());
        }
    }

    @Test
    void doesNothingOnMySQL() {
        assertThat(OtherDatabase.mysqlScript(Plain.class)).isEqualTo("""
                create table Plain (id bigint not null, created datetime(6), primary key (id)) engine=InnoDB
                """);
    }

    @Test
    void aTableForEachClass() {
        assertThat(OnTiDB.createScript(Vehicle.class, Car.class, Truck.class)).isEqualTo("""
                create table Car (id bigint not null, seen datetime(6) not null, doors integer not null, primary key (id, seen) /*T![clustered_index] CLUSTERED */) /*T![auto_id_cache] AUTO_ID_CACHE=7 */ /*T![placement] PLACEMENT POLICY=`eu` */ /*T![ttl] TTL=`seen` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='ON' */ partition by key (`id`) partitions 2
                create table Truck (id bigint not null, seen datetime(6) not null, cargo integer not null, primary key (id, seen) /*T![clustered_index] CLUSTERED */) /*T![auto_id_cache] AUTO_ID_CACHE=7 */ /*T![placement] PLACEMENT POLICY=`us` */ /*T![ttl] TTL=`seen` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='ON' */ partition by key (`id`) partitions 2
                """);
    }

    @Test
    void aVectorIndexComesAfterTheInheritedReplica() {
        assertThat(OnTiDB.createScript(Shape.class, Circle.class)).isEqualTo("""
                create table Circle (id bigint not null, embedding vector(3), primary key (id))
                alter table Circle /*T! set tiflash replica 1 */
                alter table Circle /*T! add vector index if not exists `vi_embedding` ((vec_cosine_distance(`embedding`))) */
                create table Shape (id bigint not null, embedding vector(3), primary key (id))
                alter table Shape /*T! set tiflash replica 1 */
                alter table Shape /*T! add vector index if not exists `vi_embedding` ((vec_cosine_distance(`embedding`))) */
                """);
    }

    @Test
    void ofAJoinedHierarchyOnlyTheTableOfTheClass() {
        assertThat(OnTiDB.createScript(Animal.class, Dog.class)).isEqualTo("""
                create table Animal (id bigint not null, primary key (id)) /*T![placement] PLACEMENT POLICY=`eu` */
                create table Dog (id bigint not null, primary key (id))
                """);
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void misuseNamesBothClasses(List<Class<?>> entities, String message) {
        OnTiDB.assertRefused(message, entities.toArray(Class<?>[]::new));
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                arguments(
                        List.of(WithoutColumn.class),
                        "@Ttl on Expiring, inherited by WithoutColumn, names the column 'created', and the table"
                                + " WithoutColumn has none of that name: id"),
                arguments(
                        List.of(Random.class),
                        "@AutoRandom on Random.id needs a clustered table: take @Clustered(false) away"),
                arguments(
                        List.of(Vehicle.class, Bus.class),
                        "@Clustered on Bus belongs on the root of the hierarchy, whose key all its tables share"),
                arguments(
                        List.of(Cat.class, Kitten.class),
                        "@Ttl on Cat would let its rows expire and leave those of its subclasses: map the hierarchy to"
                                + " one table, or delete by a query"));
    }

    @MappedSuperclass
    @Clustered(false)
    @PlacementPolicy("far")
    static class Base {
        @Id
        Long id;
    }

    @MappedSuperclass
    @TiFlashReplica
    @ShardRowIdBits(4)
    @PlacementPolicy("near")
    @Ttl(column = "created", after = 7)
    static class Dated extends Base {
        LocalDateTime created;
    }

    @Entity(name = "Plain")
    static class Plain extends Dated {}

    @Entity(name = "Longer")
    @Ttl(column = "created", after = 90)
    static class Longer extends Dated {}

    @MappedSuperclass
    @Ttl(column = "created", after = 7)
    static class Expiring {}

    @Entity(name = "WithoutColumn")
    static class WithoutColumn extends Expiring {
        @Id
        Long id;
    }

    @MappedSuperclass
    @Clustered(false)
    static class Nonclustered {}

    @Entity(name = "Random")
    static class Random extends Nonclustered {
        @Id
        @AutoRandom
        Long id;
    }

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @Clustered
    @AutoIdCache(7)
    @PlacementPolicy("eu")
    @PartitionBy(kind = PartitionBy.Kind.KEY, columns = "id", partitions = 2)
    @Ttl(column = "seen", after = 1)
    abstract static class Vehicle {
        @Id
        Long id;

        @PartitionKey
        LocalDateTime seen;
    }

    @Entity(name = "Car")
    static class Car extends Vehicle {
        int doors;
    }

    @Entity(name = "Truck")
    @PlacementPolicy("us")
    static class Truck extends Vehicle {
        int cargo;
    }

    @Entity(name = "Bus")
    @Clustered(false)
    static class Bus extends Vehicle {}

    @MappedSuperclass
    @TiFlashReplica
    static class Analysed {}

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Shape extends Analysed {
        @Id
        Long id;

        @Column(columnDefinition = "vector(3)")
        @VectorIndex(VectorIndex.Distance.COSINE)
        String embedding;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {}

    @Entity(name = "Animal")
    @Inheritance(strategy = InheritanceType.JOINED)
    @PlacementPolicy("eu")
    static class Animal {
        @Id
        Long id;
    }

    @Entity(name = "Dog")
    @PrimaryKeyJoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    static class Dog extends Animal {}

    @Entity(name = "Cat")
    @Inheritance(strategy = InheritanceType.JOINED)
    @Ttl(column = "seen", after = 1)
    static class Cat {
        @Id
        Long id;

        LocalDateTime seen;
    }

    @Entity(name = "Kitten")
    @PrimaryKeyJoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    static class Kitten extends Cat {}
}
