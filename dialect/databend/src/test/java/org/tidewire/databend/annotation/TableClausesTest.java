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

    private static String scriptOn(String product, Class<?>... entities) {
        try (Rendering rendering =
                Rendering.of(product, product.equals("H2") ? "2.3.232" : "1.2.895", Map.of(), entities)) {
            return rendering.createScript();
        }
    }
}
