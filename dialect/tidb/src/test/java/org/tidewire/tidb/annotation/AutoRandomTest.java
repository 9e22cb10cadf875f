package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import java.util.stream.Stream;
import org.hibernate.AnnotationException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;

class AutoRandomTest {
    @Test
    void isRenderedForTiDBAndMariaDB() {
        assertThat(OnTiDB.createScript(Note.class)).isEqualTo("""
                create table Note (id bigint not null /*T![auto_rand] AUTO_RANDOM(5, 54) */ /*M! AUTO_INCREMENT */, text varchar(255), primary key (id) /*T![clustered_index] CLUSTERED */)
                """);
    }

    @Test
    void leavesTheWidestRangeUnsaidAsTiDBDoes() {
        assertThat(OnTiDB.createScript(Wide.class)).isEqualTo("""
                create table Wide (id bigint not null comment 'scattered' /*T![auto_rand] AUTO_RANDOM(5) */ /*M! AUTO_INCREMENT */, primary key (id) /*T![clustered_index] CLUSTERED */)
                """);
    }

    @Test
    void belongsToTheTableThatMakesTheKeys() {
        assertThat(OnTiDB.createScript(Shape.class, Circle.class)).isEqualTo("""
                create table Shape (id bigint not null /*T![auto_rand] AUTO_RANDOM(5) */ /*M! AUTO_INCREMENT */, primary key (id) /*T![clustered_index] CLUSTERED */)
                create table Circle (radius float(53) not null, id bigint not null, primary key (id), index FKr1j04y254opdwms7qok2ihqi9 (id), constraint FKr1j04y254opdwms7qok2ihqi9 foreign key (id) references Shape (id))
                """);
    }

    @Test
    void leavesTheKeyToTheServer() {
        try (Rendering rendering = OnTiDB.rendering(Note.class)) {
            assertThat(rendering.statement(session -> session.persist(new Note())))
                    .isEqualTo("insert into Note (text) values (?)");
        }
    }

    @Test
    void isIdentityOnMySQL() {
        assertThat(OtherDatabase.mysqlScript(Note.class)).isEqualTo("""
                create table Note (id bigint not null auto_increment, text varchar(255), primary key (id)) engine=InnoDB
                """);
    }

    @Test
    void isIdentityOnH2() {
        try (SessionFactory h2 = OtherDatabase.h2(Note.class)) {
            Note note = new Note();
            h2.inTransaction(session -> session.persist(note));
            assertThat(note.id).isEqualTo(1);
        }
    }

    @Test
    void isRefusedForATableOfEachSubclass() {
        OnTiDB.assertRefused(
                "@AutoRandom on Animal.id cannot be had in a TABLE_PER_CLASS hierarchy, each table of which would make ids of"
                        + " its own: take @ScatteredSequence",
                Animal.class,
                Cat.class);
    }

    @Test
    void anUpsertAndAGivenIdAreRefused() {
        try (Rendering rendering = OnTiDB.rendering(Note.class)) {
            Note note = new Note();
            note.id = 7L;
            assertThatExceptionOfType(UnsupportedFeatureException.class)
                    .isThrownBy(() -> rendering.statelessStatement(session -> session.upsert(note)))
                    .withMessage("TiDB does not support an upsert, or an insert that gives the id, of an entity with"
                            + " @AutoRandom: insert without the id, or update what is there; or let ids come from"
                            + " @ScatteredSequence; or allow it for all connections by"
                            + " sessionVariables=allow_auto_random_explicit_insert=1 in the JDBC URL");
            assertThatExceptionOfType(UnsupportedFeatureException.class)
                    .isThrownBy(() -> rendering.mutation("insert into Note(id, text) values (7, 'seven')"));
            assertThat(rendering.mutation("insert into Note(text) values ('seven')"))
                    .isEqualTo("insert into Note(text) values (_utf8mb4'seven')");
        }
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void misuseIsRefusedAtBoot(Class<?> entity, String message) {
        OnTiDB.assertRefused(message, entity);
        assertThatExceptionOfType(AnnotationException.class)
                .isThrownBy(() -> OtherDatabase.mysqlScript(entity))
                .withMessage(message);
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                arguments(Text.class, "@AutoRandom on Text.id needs a Long or long, not String"),
                arguments(Small.class, "@AutoRandom on Small.id needs a Long or long, not Integer"),
                arguments(NoId.class, "@AutoRandom on NoId.other belongs on the entity's only @Id, of one column"),
                arguments(
                        Composite.class, "@AutoRandom on Composite.a belongs on the entity's only @Id, of one column"),
                arguments(Shards.class, "@AutoRandom on Shards.id needs shardBits between 1 and 15, not 16"),
                arguments(Range.class, "@AutoRandom on Range.id needs rangeBits between 32 and 64, not 31"),
                arguments(
                        Space.class,
                        "@AutoRandom on Space.id leaves 26 bits to count with, and TiDB asks for at least 27: lower"
                                + " shardBits or raise rangeBits"));
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        @AutoRandom(rangeBits = 54)
        Long id;

        String text;
    }

    @MappedSuperclass
    abstract static class Scattered {
        @Id
        @AutoRandom
        @Column(comment = "scattered")
        long id;
    }

    @Entity(name = "Wide")
    static class Wide extends Scattered {}

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Shape {
        @Id
        @AutoRandom
        Long id;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        double radius;
    }

    @Entity(name = "Animal")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Animal {
        @Id
        @AutoRandom
        Long id;
    }

    @Entity(name = "Cat")
    static class Cat extends Animal {}

    @Entity(name = "Text")
    static class Text {
        @Id
        @AutoRandom
        String id;
    }

    @Entity(name = "Small")
    static class Small {
        @Id
        @AutoRandom
        Integer id;
    }

    @Entity(name = "NoId")
    static class NoId {
        @Id
        Long id;

        @AutoRandom
        Long other;
    }

    @Entity(name = "Composite")
    static class Composite {
        @EmbeddedId
        Key key;

        @Embeddable
        static class Key {
            @AutoRandom
            Long a;

            @Column
            Long b;
        }
    }

    @Entity(name = "Shards")
    static class Shards {
        @Id
        @AutoRandom(shardBits = 16)
        Long id;
    }

    @Entity(name = "Range")
    static class Range {
        @Id
        @AutoRandom(rangeBits = 31)
        Long id;
    }

    @Entity(name = "Space")
    static class Space {
        @Id
        @AutoRandom(rangeBits = 32)
        Long id;
    }
}
