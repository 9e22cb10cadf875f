package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.tidewire.cockroachdb.CockroachDBRendering.script;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.AnnotationException;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.cockroachdb.annotation.ColumnFamily;
import org.tidewire.cockroachdb.annotation.HashSharded;
import org.tidewire.cockroachdb.annotation.Locality;
import org.tidewire.cockroachdb.annotation.RowTtl;
import org.tidewire.cockroachdb.annotation.VectorIndex;

/** Mappings that the server would refuse, or of which something would be lost without a word. */
class MappingMisuseTest {
    @ParameterizedTest
    @MethodSource
    void isRefusedAtBoot(String message, Class<?>[] entities) {
        assertThatThrownBy(() -> script(entities))
                .isInstanceOf(AnnotationException.class)
                .hasMessageStartingWith(message);
    }

    static Stream<Arguments> isRefusedAtBoot() {
        return Stream.of(
                refused("@RowTtl on Sub belongs on the root of the hierarchy", Root.class, Sub.class),
                refused("@RowTtl on Loose would leave rows of deleted entities in the table loose_tags", Loose.class),
                refused("@RowTtl on Split would leave rows of deleted entities in the table split2", Split.class),
                refused("@RowTtl on Plain needs a column of moments", Plain.class),
                refused("@RowTtl on Optioned would be the second 'with' after @Table", Optioned.class),
                refused("@Locality on Placed would be the second 'locality' after @Table", Placed.class),
                refused("@VectorIndex on Indexed has the name of another index or key of the table, V1", Indexed.class),
                refused("@VectorIndex on Keyed has the name of another index or key of the table, uk", Keyed.class),
                refused("@VectorIndex on Vectors has a vector before its vector: v", Vectors.class),
                refused("@VectorIndex on Twice has the column id twice", Twice.class),
                refused("@HashSharded on Many needs at least 2 buckets and at most 2048, not 5000", Many.class),
                refused("@HashSharded on Again would spread the index 'ix' a second time", Again.class),
                refused("@HashSharded on Hashed would spread the index 'ix' a second time", Hashed.class),
                refused("@HashSharded on Unique names the unique key 'uc', which no annotation spreads", Unique.class),
                refused("@HashSharded on UniqueIndex names the unique key 'ux'", UniqueIndex.class),
                refused("@ColumnFamily on Shared has the column a in two families", Shared.class),
                refused("@ColumnFamily on Same has the family F twice", Same.class),
                refused("@Locality on TextRegion needs a column that is written as a crdb", TextRegion.class));
    }

    private static Arguments refused(String message, Class<?>... entities) {
        return arguments(message, entities);
    }

    @Test
    void whatIsRightIsTaken() {
        assertThat(script(Zoned.class, Held.class, Keyword.class, Nearer.class, Families.class))
                .isEqualTo("""
                create table Families (id bigint not null, a int4 not null, b int4 not null, primary key (id), family f1 (id), family f2 (a, b))
                create table Held (id bigint not null, at timestamp(6) with time zone, primary key (id)) with (ttl_expiration_expression = 'at')
                create table Held_tags (Held_id bigint not null, tags varchar(255), constraint FKt foreign key (Held_id) references Held (id) on delete cascade)
                create table Keyword (id bigint not null, primary key (id), family "select" (id))
                create table Nearer (id bigint not null, a int4 not null, b int4 not null, primary key (id), family f3 (id, a, b))
                create table Zoned (id bigint not null, at timestamptz(3) default now(), primary key (id)) with (ttl_expiration_expression = 'at')
                """);
    }

    @Entity(name = "Root")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Root {
        @Id
        Long id;
    }

    @Entity(name = "Sub")
    @RowTtl("at")
    static class Sub extends Root {
        Instant at;
    }

    @Entity(name = "Loose")
    @RowTtl("at")
    static class Loose {
        @Id
        Long id;

        Instant at;

        @ElementCollection
        @CollectionTable(name = "loose_tags", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Set<String> tags;
    }

    @Entity(name = "Split")
    @RowTtl("at")
    @SecondaryTable(name = "split2", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    static class Split {
        @Id
        Long id;

        Instant at;

        @Column(table = "split2")
        String text;
    }

    @Entity(name = "Plain")
    @RowTtl("at")
    static class Plain {
        @Id
        Long id;

        @Column(columnDefinition = "timestamp")
        Instant at;
    }

    @Entity(name = "Zoned")
    @RowTtl("at")
    static class Zoned {
        @Id
        Long id;

        @Column(columnDefinition = "timestamptz(3) default now()")
        LocalDateTime at;
    }

    @Entity(name = "Held")
    @RowTtl("at")
    static class Held {
        @Id
        Long id;

        Instant at;

        @ElementCollection
        @CollectionTable(foreignKey = @ForeignKey(name = "FKt"))
        @OnDelete(action = OnDeleteAction.CASCADE)
        List<String> tags;
    }

    @Entity(name = "Optioned")
    @Table(options = "WITH (schema_locked = true)")
    @RowTtl("at")
    static class Optioned {
        @Id
        Long id;

        Instant at;
    }

    @Entity(name = "Placed")
    @Table(options = "locality global")
    @Locality(Locality.Kind.GLOBAL)
    static class Placed {
        @Id
        Long id;
    }

    @Entity(name = "Indexed")
    @Table(indexes = @Index(name = "v1", columnList = "id"))
    @VectorIndex(name = "V1", column = "v")
    static class Indexed {
        @Id
        Long id;

        @Column(columnDefinition = "vector(3)")
        byte[] v;
    }

    @Entity(name = "Keyed")
    @Table(uniqueConstraints = @UniqueConstraint(name = "uk", columnNames = "name"))
    @VectorIndex(name = "uk", column = "v")
    static class Keyed {
        @Id
        Long id;

        String name;

        @Column(columnDefinition = "vector(3)")
        byte[] v;
    }

    @Entity(name = "Vectors")
    @VectorIndex(name = "vi", column = "v", prefix = "v")
    static class Vectors {
        @Id
        Long id;

        @Column(columnDefinition = "vector(3)")
        byte[] v;
    }

    @Entity(name = "Twice")
    @VectorIndex(
            name = "vi",
            column = "v",
            prefix = {"id", "id"})
    static class Twice {
        @Id
        Long id;

        @Column(columnDefinition = "vector(3)")
        byte[] v;
    }

    @Entity(name = "Many")
    @HashSharded(buckets = 5000)
    static class Many {
        @Id
        Long id;
    }

    @Entity(name = "Again")
    @Table(indexes = @Index(name = "ix", columnList = "id"))
    @HashSharded(indexes = {"ix", "ix"})
    static class Again {
        @Id
        Long id;
    }

    @Entity(name = "Hashed")
    @Table(indexes = @Index(name = "ix", columnList = "id", options = "USING HASH"))
    @HashSharded(indexes = "ix")
    static class Hashed {
        @Id
        Long id;
    }

    @Entity(name = "Unique")
    @Table(uniqueConstraints = @UniqueConstraint(name = "uc", columnNames = "name"))
    @HashSharded(indexes = "uc")
    static class Unique {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "UniqueIndex")
    @Table(indexes = @Index(name = "ux", columnList = "name", unique = true))
    @HashSharded(indexes = "ux")
    static class UniqueIndex {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Shared")
    @ColumnFamily(
            name = "f1",
            columns = {"id", "a"})
    @ColumnFamily(name = "f2", columns = "a")
    static class Shared {
        @Id
        Long id;

        int a;
    }

    @Entity(name = "Same")
    @ColumnFamily(name = "f", columns = "id")
    @ColumnFamily(name = "F", columns = "a")
    static class Same {
        @Id
        Long id;

        int a;
    }

    @Entity(name = "Keyword")
    @ColumnFamily(name = "select", columns = "id")
    static class Keyword {
        @Id
        Long id;
    }

    @Entity(name = "Families")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @ColumnFamily(name = "f1", columns = "id")
    @ColumnFamily(
            name = "f2",
            columns = {"a", "b"})
    static class Families {
        @Id
        Long id;

        int a;
        int b;
    }

    /** One family in place of two. */
    @Entity(name = "Nearer")
    @ColumnFamily(
            name = "f3",
            columns = {"id", "a", "b"})
    static class Nearer extends Families {}

    @Entity(name = "TextRegion")
    @Locality(value = Locality.Kind.REGIONAL_BY_ROW, column = "home")
    static class TextRegion {
        @Id
        Long id;

        @Column(columnDefinition = "crdb_internal_region", nullable = false)
        String home;
    }
}
