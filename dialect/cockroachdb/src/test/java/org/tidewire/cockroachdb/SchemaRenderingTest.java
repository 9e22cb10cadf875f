package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewire.cockroachdb.CockroachDBRendering.script;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cockroachdb.annotation.VectorIndex;

/** One statement for each table. PostgreSQL refuses an index in {@code create table}. */
class SchemaRenderingTest {
    @Test
    void tablesAreCreatedWithTheirKeysInTheOrderOfTheirReferences() {
        assertThat(script(Map.of(), Book.class, Writer.class)).isEqualTo("""
                create sequence book_seq start with 1 increment by 50
                create table Writer (id bigint not null, name varchar(255), primary key (id), constraint UKbb42dtby5ehhx2py7scpvhj17 unique (name))
                create table Book (id bigint not null, isbn varchar(255), title varchar(255), writer_id bigint, primary key (id), index ix_title (title desc, id), constraint uk_title unique (title, writer_id), constraint ix_isbn unique (isbn), constraint FK5rb86hooa6jiw2cxsb2bkq8j5 foreign key (writer_id) references Writer (id))
                """);
    }

    @Test
    void whatClosesACircleIsAddedAtTheEnd() {
        assertThat(script(Map.of(), Hen.class, Egg.class)).isEqualTo("""
                create table Egg (id bigint not null, laidBy_id bigint, primary key (id))
                create table Hen (id bigint not null, hatchedFrom_id bigint, primary key (id), constraint FKrjpbs9lgok2dr8qr85kprqvyj foreign key (hatchedFrom_id) references Egg (id))
                alter table if exists Egg add constraint FK60biysp6mrf4jynkjn1ojny41 foreign key (laidBy_id) references Hen (id)
                """);
    }

    @Test
    void otherIndexesKeepTheirStatement() {
        assertThat(script(Map.of(), Parcel.class)).isEqualTo("""
                create table Parcel (id bigint not null, data jsonb, label varchar(255), sent boolean not null, tags varchar(255) array, weight int4 not null, primary key (id), index ix_label (label))
                create index ix_open on Parcel (weight) where not sent
                create index ix_lower on Parcel ((lower(label)))
                create index ix_data on Parcel (data)
                create index ix_tags on Parcel (tags)
                """);
    }

    /** In a script a key that the server refuses would cost the table. */
    @Test
    void keysThatTheServerMayRefuseKeepTheirStatement() {
        assertThat(script(Map.of(), Named.class, Writer.class)).isEqualTo("""
                create table Named (id bigint not null, first int4 not null, second int4 not null, writer_id bigint, primary key (id), index ix_first (first))
                create index order on Named (first)
                create index ix_same on Named (second)
                create index IX_SAME on Named (first)
                create table Writer (id bigint not null, name varchar(255), primary key (id), constraint UKbb42dtby5ehhx2py7scpvhj17 unique (name))
                alter table if exists Named add constraint fk_writer foreign key (writer_id) references Writer (id)
                """);
        assertThat(script(Map.of(), Reserved.class, OfAnotherType.class, SetNull.class, Writer.class))
                .isEqualTo("""
                create table OfAnotherType (id bigint not null, writer_id int4, primary key (id))
                create table Reserved (id bigint not null, writer_id bigint, primary key (id))
                create table SetNull (id bigint not null, writer_id bigint, primary key (id))
                create table Writer (id bigint not null, name varchar(255), primary key (id), constraint UKbb42dtby5ehhx2py7scpvhj17 unique (name))
                alter table if exists OfAnotherType add constraint fk_type foreign key (writer_id) references Writer (id)
                alter table if exists Reserved add constraint references foreign key (writer_id) references Writer (id)
                alter table if exists SetNull add constraint fk_null foreign key (writer_id) references Writer (id) on delete set null
                """);
    }

    /** Hibernate's types for vectors are not on the class path of this test. */
    @Test
    void vectorsThatHibernateHasNoTypeForAreRefused() {
        for (Class<?> entity : List.of(Seen.class, Searched.class)) {
            assertThatThrownBy(() -> script(Map.of(), entity))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage("CockroachDB does not support vectors without Hibernate's types for them (%s.v): add"
                                    .formatted(entity.getSimpleName())
                            + " org.hibernate.orm:hibernate-vector, in the version of hibernate-core");
        }
    }

    @Test
    void hibernatesToolIsLeftWhereTheSettingIsOff() {
        assertThat(script(Map.of(CockroachDBSettings.KEYS_IN_TABLES, "off"), Book.class, Writer.class))
                .isEqualTo("""
                create sequence book_seq start with 1 increment by 50
                create table Book (id bigint not null, isbn varchar(255), title varchar(255), writer_id bigint, primary key (id))
                create table Writer (id bigint not null, name varchar(255), primary key (id))
                create index ix_title on Book (title desc, id)
                alter table if exists Book add constraint uk_title unique (title, writer_id)
                alter table if exists Book add constraint ix_isbn unique (isbn)
                alter table if exists Writer add constraint UKbb42dtby5ehhx2py7scpvhj17 unique (name)
                alter table if exists Book add constraint FK5rb86hooa6jiw2cxsb2bkq8j5 foreign key (writer_id) references Writer (id)
                """);
        assertThatThrownBy(() -> script(Map.of(CockroachDBSettings.KEYS_IN_TABLES, "no"), Writer.class))
                .hasStackTraceContaining("tidewire.cockroachdb.keys_in_tables must be 'on' or 'off', and is 'no'");
    }

    @Entity(name = "Seen")
    static class Seen {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Column(columnDefinition = "vector(3)")
        float[] v;
    }

    @Entity(name = "Searched")
    @VectorIndex(name = "ix_v", column = "v")
    static class Searched {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        float[] v;
    }

    @Entity(name = "Book")
    @Table(
            indexes = {
                @Index(name = "ix_title", columnList = "title desc, id"),
                @Index(name = "ix_isbn", columnList = "isbn", unique = true)
            },
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uk_title",
                            columnNames = {"title", "writer_id"}))
    static class Book {
        @Id
        @GeneratedValue
        @SequenceGenerator(sequenceName = "book_seq")
        Long id;

        String title;
        String isbn;

        @ManyToOne
        Writer writer;
    }

    @Entity(name = "Writer")
    static class Writer {
        @Id
        Long id;

        @Column(unique = true)
        String name;
    }

    @Entity(name = "Hen")
    static class Hen {
        @Id
        Long id;

        @ManyToOne
        Egg hatchedFrom;
    }

    @Entity(name = "Egg")
    static class Egg {
        @Id
        Long id;

        @ManyToOne
        Hen laidBy;
    }

    @Entity(name = "Parcel")
    @Table(
            indexes = {
                @Index(name = "ix_label", columnList = "label"),
                @Index(name = "ix_open", columnList = "weight", options = "where not sent"),
                @Index(name = "ix_lower", columnList = "(lower(label))"),
                @Index(name = "ix_data", columnList = "data"),
                @Index(name = "ix_tags", columnList = "tags")
            })
    static class Parcel {
        @Id
        Long id;

        int weight;
        boolean sent;
        String label;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> data;

        List<String> tags;
    }

    @Entity(name = "Named")
    @Table(
            indexes = {
                @Index(name = "ix_first", columnList = "first"),
                @Index(name = "order", columnList = "first"),
                @Index(name = "ix_same", columnList = "second"),
                @Index(name = "IX_SAME", columnList = "first")
            })
    static class Named {
        @Id
        Long id;

        int first;
        int second;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_writer"))
        Writer writer;
    }

    @Entity(name = "Reserved")
    static class Reserved {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "references"))
        Writer writer;
    }

    @Entity(name = "OfAnotherType")
    static class OfAnotherType {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(columnDefinition = "int4", foreignKey = @ForeignKey(name = "fk_type"))
        Writer writer;
    }

    @Entity(name = "SetNull")
    static class SetNull {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_null"))
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Writer writer;
    }
}
