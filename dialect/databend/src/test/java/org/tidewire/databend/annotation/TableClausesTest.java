package org.tidewire.databend.annotation;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.AnnotationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.rendering.Rendering;

class TableClausesTest {
    @Entity(name = "Sale")
    @Table(name = "sales", comment = "it's all", options = "row_per_block = 1000")
    @ClusterBy({"`Region`", "placed"})
    @TransientTable
    @Engine("FUSE")
    static class Sale {
        @Id
        Long id;

        @Column(name = "`Region`")
        String region;

        java.time.LocalDate placed;
    }

    @Entity(name = "Reading")
    @Engine("memory")
    static class Reading {
        @Id
        Long id;
    }

    @Entity(name = "Visit")
    @ClusterBy("id")
    static class Visit {
        @Id
        Long id;
    }

    @Test
    void clausesStandWhereTheGrammarTakesThem() {
        assertThat(scriptOn("Databend", Sale.class, Reading.class, Visit.class)).isEqualTo("""
                create table Reading (id bigint not null) engine = memory
                create transient table sales (id bigint not null, placed date, `Region` varchar) engine = fuse cluster by (`Region`, placed) comment = 'it''s all' row_per_block = 1000
                create table Visit (id bigint not null) cluster by (id)
                """);
    }

    @Test
    void otherDatabasesAreLeftAlone() {
        assertThat(scriptOn("H2", Visit.class)).isEqualTo("""
                create table Visit (id bigint not null, primary key (id))
                """);
    }

    @Entity(name = "Wrong")
    @ClusterBy("nowhere")
    static class NamesNoColumn {
        @Id
        Long id;
    }

    @Entity(name = "Wrong")
    @ClusterBy({})
    static class NamesNothing {
        @Id
        Long id;
    }

    @Entity(name = "Wrong")
    @Engine("innodb")
    static class NamesNoEngine {
        @Id
        Long id;
    }

    @Entity(name = "Visit")
    static class Root {
        @Id
        Long id;
    }

    @Entity(name = "Wrong")
    @ClusterBy("id")
    static class Sub extends Root {}

    @Embeddable
    @TransientTable
    static class Part {
        String text;
    }

    @Entity(name = "Wrong")
    static class HasPart {
        @Id
        Long id;

        @Embedded
        Part part;
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                Arguments.of(
                        "@ClusterBy on Wrong names the column 'nowhere', and the table Wrong has none of that name: id",
                        new Class<?>[] {NamesNoColumn.class}),
                Arguments.of("@ClusterBy on Wrong needs a column", new Class<?>[] {NamesNothing.class}),
                Arguments.of(
                        "@Engine on Wrong names the engine 'innodb'; it takes fuse or memory",
                        new Class<?>[] {NamesNoEngine.class}),
                Arguments.of(
                        "@ClusterBy on Wrong belongs on the root of the hierarchy, whose one table holds all its classes",
                        new Class<?>[] {Root.class, Sub.class}),
                Arguments.of(
                        "@TransientTable belongs on an entity, and " + Part.class.getName() + " is an embeddable",
                        new Class<?>[] {HasPart.class}));
    }

    @ParameterizedTest
    @MethodSource
    void misuse(String sentence, Class<?>... entities) {
        // Hibernate wraps what is thrown for an embeddable.
        assertThatThrownBy(() -> scriptOn("Databend", entities))
                .isInstanceOf(AnnotationException.class)
                .extracting(e -> e.getCause() == null ? e : e.getCause(), as(THROWABLE))
                .hasMessage(sentence);
    }

    @Entity(name = "Wrong")
    @Engine("memory")
    @ClusterBy("id")
    static class ClustersMemory {
        @Id
        Long id;
    }

    @Entity(name = "Wrong")
    @Engine("memory")
    @TransientTable
    static class TransientMemory {
        @Id
        Long id;
    }

    /** Hibernate hands over annotations in no order: either may be the one that is refused. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(classes = {ClustersMemory.class, TransientMemory.class})
    void memoryHasNeitherBlocksNorHistory(Class<?> entity) {
        assertThatThrownBy(() -> scriptOn("Databend", entity))
                .isInstanceOf(AnnotationException.class)
                .hasMessageMatching(
                        "@(ClusterBy|TransientTable) on Wrong needs the engine fuse: .*|@Engine on Wrong cannot be memory beside .*");
    }

    @MappedSuperclass
    @TransientTable
    @ClusterBy("placed")
    static class Dated {
        @Id
        Long id;

        java.time.LocalDate placed;
    }

    @MappedSuperclass
    @Engine("fuse")
    static class Stored extends Dated {}

    @Entity(name = "Order")
    @Table(name = "orders")
    static class Order extends Stored {}

    @Entity(name = "Payment")
    @ClusterBy("id")
    static class Payment extends Stored {}

    @Test
    void ofAMappedSuperclassTheNearestAnnotationWins() {
        assertThat(scriptOn("Databend", Order.class, Payment.class)).isEqualTo("""
                create transient table orders (id bigint not null, placed date) engine = fuse cluster by (placed)
                create transient table Payment (id bigint not null, placed date) engine = fuse cluster by (id)
                """);
    }

    @Test
    void otherDatabasesInheritNothing() {
        assertThat(scriptOn("H2", Order.class)).isEqualTo("""
                create table orders (id bigint not null, placed date, primary key (id))
                """);
    }

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @ClusterBy("id")
    @TransientTable
    static class Vehicle {
        @Id
        Long id;
    }

    @Entity(name = "Car")
    static class Car extends Vehicle {}

    @Entity(name = "Truck")
    @ClusterBy("cargo")
    static class Truck extends Vehicle {
        int cargo;
    }

    @Test
    void everyTableOfAHierarchyHasThem() {
        assertThat(scriptOn("Databend", Vehicle.class, Car.class, Truck.class)).isEqualTo("""
                create transient table Car (id bigint not null) cluster by (id)
                create transient table Truck (id bigint not null, cargo int not null) cluster by (cargo)
                create transient table Vehicle (id bigint not null) cluster by (id)
                """);
    }

    @Entity(name = "Animal")
    @Inheritance(strategy = InheritanceType.JOINED)
    @TransientTable
    static class Animal {
        @Id
        Long id;
    }

    @Entity(name = "Dog")
    static class Dog extends Animal {}

    @Test
    void ofAJoinedHierarchyOnlyTheTableOfTheClass() {
        assertThat(scriptOn("Databend", Animal.class, Dog.class)).isEqualTo("""
                create transient table Animal (id bigint not null)
                create table Dog (id bigint not null)
                """);
    }

    @MappedSuperclass
    @Engine("memory")
    static class InMemory {
        @Id
        Long id;
    }

    @Entity(name = "Wrong")
    @ClusterBy("id")
    static class ClustersInheritedMemory extends InMemory {}

    @MappedSuperclass
    @ClusterBy("nowhere")
    static class ClustersNothing {}

    @Entity(name = "Wrong")
    static class InheritsNoColumn extends ClustersNothing {
        @Id
        Long id;
    }

    static Stream<Arguments> inheritedMisuse() {
        return Stream.of(
                Arguments.of(
                        "@ClusterBy on ClustersNothing, inherited by Wrong, names the column 'nowhere', and the table Wrong"
                                + " has none of that name: id",
                        InheritsNoColumn.class),
                Arguments.of(
                        "@Engine on InMemory, inherited by Wrong, cannot be memory beside @ClusterBy or @TransientTable,"
                                + " which need fuse",
                        ClustersInheritedMemory.class));
    }

    @ParameterizedTest
    @MethodSource("inheritedMisuse")
    void inheritedMisuseNamesBothClasses(String sentence, Class<?> entity) {
        assertThatThrownBy(() -> scriptOn("Databend", entity))
                .isInstanceOf(AnnotationException.class)
                .hasMessage(sentence);
    }

    private static String scriptOn(String product, Class<?>... entities) {
        try (Rendering rendering =
                Rendering.of(product, product.equals("H2") ? "2.3.232" : "1.2.895", Map.of(), entities)) {
            return rendering.createScript();
        }
    }
}
