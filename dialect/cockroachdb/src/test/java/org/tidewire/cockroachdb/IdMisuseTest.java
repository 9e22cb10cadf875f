package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.tidewire.cockroachdb.CockroachDBRendering.script;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.AnnotationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.cockroachdb.annotation.NodeCachedSequence;
import org.tidewire.cockroachdb.annotation.UniqueRowId;

/** Generators of ids that Hibernate would leave out, or whose cache would be another's. */
class IdMisuseTest {
    @ParameterizedTest
    @MethodSource
    void isRefusedAtBoot(String message, Class<?>[] entities) {
        assertThatThrownBy(() -> script(entities))
                .isInstanceOf(AnnotationException.class)
                .hasMessageStartingWith(message);
    }

    static Stream<Arguments> isRefusedAtBoot() {
        return Stream.of(
                refused("@NodeCachedSequence has another cache for the sequence q than another", A.class, B.class),
                refused("@UniqueRowId belongs on an id, and NoId.other is none", NoId.class),
                refused("@NodeCachedSequence belongs on an id, and Part.number is none", Whole.class),
                refused("@UniqueRowId belongs on an id, and Parent.other is none", Child.class));
    }

    private static Arguments refused(String message, Class<?>... entities) {
        return arguments(message, entities);
    }

    @Test
    void aSequenceMayBeShared() {
        assertThat(script(A.class, C.class)).isEqualTo("""
                create sequence q start with 1 increment by 50 per node cache 5
                create table A (id bigint not null, primary key (id))
                create table C (id bigint not null, primary key (id))
                """);
    }

    @Entity(name = "A")
    static class A {
        @Id
        @NodeCachedSequence(sequenceName = "q", cache = 5)
        Long id;
    }

    @Entity(name = "B")
    static class B {
        @Id
        @NodeCachedSequence(sequenceName = "q", cache = 500)
        Long id;
    }

    @Entity(name = "C")
    static class C {
        @Id
        @NodeCachedSequence(sequenceName = "q", cache = 5)
        Long id;
    }

    @Entity(name = "NoId")
    static class NoId {
        @Id
        Long id;

        @UniqueRowId
        Long other;
    }

    @Embeddable
    static class Part {
        @NodeCachedSequence
        Long number;
    }

    @Entity(name = "Whole")
    static class Whole {
        @Id
        Long id;

        @ElementCollection
        Set<Part> parts;
    }

    @MappedSuperclass
    static class Parent {
        @UniqueRowId
        Long other;
    }

    @Entity(name = "Child")
    static class Child extends Parent {
        @Id
        Long id;
    }
}
