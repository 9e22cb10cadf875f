package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.YesNoConverter;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Rendering;

class SchemaRenderingTest extends TiDBRenderingTest {
    @Test
    void createsTheSchema() {
        assertThat(rendering().createScript()).isEqualTo("""
                create sequence if not exists authors_seq start with 1 increment by 50
                create sequence if not exists books_seq start with 1 increment by 50
                create sequence if not exists copies_seq start with 1 increment by 1 nocache
                create sequence if not exists papers_seq start with 1 increment by 50
                create sequence if not exists tickets_seq start with 1 increment by 50 cache 10
                create table authors (id bigint not null, name varchar(50) not null, primary key (id), constraint uk_name unique (name))
                create table books (id bigint not null, price float(53) not null, published datetime(6), title varchar(255) comment 'the author''s own', version integer not null, author_id bigint, primary key (id), constraint ck_price check (price >= 0), index FKfjixh2vym2cvfj3ufxj91jem7 (author_id), constraint FKfjixh2vym2cvfj3ufxj91jem7 foreign key (author_id) references authors (id) on delete cascade) comment='it''s a book'
                create table boxes (id bigint not null, room varchar(255), height integer not null, primary key (id))
                create table copies (id bigint not null, shelf integer, book_id bigint, primary key (id), constraint ck_shelf check (shelf > 0), index FKic2xn1usf0mywohvy5thj1m3l (book_id), constraint FKic2xn1usf0mywohvy5thj1m3l foreign key (book_id) references books (id) on delete set null)
                create table marks (page integer not null, line integer not null, text varchar(255), words json, primary key (page, line))
                create table papers (kind varchar(31) not null, id bigint not null, title varchar(255), primary key (id), check ((kind in ('Paper','Thesis'))))
                create table readers (id bigint not null auto_increment, name varchar(50) not null, primary key (id), constraint uk_reader unique (name))
                create table shelves (id bigint not null, room varchar(255), primary key (id))
                create table tags (name varchar(255) not null, meaning varchar(255), primary key (name))
                create table theses (university varchar(255), id bigint not null, primary key (id), index FKfc6x90o1bte7k2crf9la6bwkm (id), constraint FKfc6x90o1bte7k2crf9la6bwkm foreign key (id) references papers (id))
                create table tickets (id bigint not null, primary key (id))
                """);
    }

    @Entity(name = "Owner")
    @Table(catalog = "people")
    static class Owner {
        @Id
        long id;
    }

    @Entity(name = "Pet")
    static class Pet {
        @Id
        long id;

        @ManyToOne
        Owner owner;
    }

    @Test
    void aForeignKeyNamesTheOtherCatalog() {
        try (Rendering rendering = Rendering.of("MySQL", TIDB_8_5, Map.of(), Owner.class, Pet.class)) {
            assertThat(rendering.createScript()).contains("foreign key (owner_id) references people.Owner (id)");
        }
    }

    /** The check that Hibernate would make up for the range of an ordinal goes with the checks of columns. */
    @Test
    void enumsHaveNoChecks() {
        try (Rendering rendering = Rendering.of("MySQL", TIDB_8_5, Map.of(), Buoy.class)) {
            assertThat(rendering.createScript()).isEqualTo("""
                    create table Buoy (id bigint not null, byName enum ('GREEN','RED'), byOrdinal tinyint, lit varchar(1), primary key (id))
                    """);
        }
    }

    /** The definition may name another table, whose name begins as that of the mapping. */
    @Test
    void aForeignKeyThatTheMappingDefinesRefersToTheWholeName() {
        try (Rendering rendering =
                Rendering.of("MySQL", TIDB_8_5, Map.of(), Mooring.class, Harbour.class, HarbourTwo.class)) {
            assertThat(rendering.createScript()).isEqualTo("""
                    create table Harbour (id bigint not null, primary key (id))
                    create table HarbourTwo (id bigint not null, primary key (id))
                    create table Mooring (id bigint not null, harbour_id bigint, second_id bigint, primary key (id))
                    alter table Mooring add constraint fk_first foreign key (harbour_id) references HarbourTwo (id)
                    alter table Mooring add constraint fk_second foreign key (second_id) references `Harbour` (id)
                    """);
        }
    }

    @Entity(name = "Harbour")
    static class Harbour {
        @Id
        long id;
    }

    @Entity(name = "HarbourTwo")
    static class HarbourTwo {
        @Id
        long id;
    }

    @Entity(name = "Mooring")
    static class Mooring {
        @Id
        long id;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                name = "fk_first",
                                foreignKeyDefinition = "foreign key (harbour_id) references HarbourTwo (id)"))
        Harbour harbour;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                name = "fk_second",
                                foreignKeyDefinition = "foreign key (second_id) references `Harbour` (id)"))
        Harbour second;
    }

    enum Colour {
        RED,
        GREEN
    }

    @Entity(name = "Buoy")
    static class Buoy {
        @Id
        long id;

        @Enumerated(EnumType.ORDINAL)
        Colour byOrdinal;

        @Enumerated(EnumType.STRING)
        Colour byName;

        @Convert(converter = YesNoConverter.class)
        Boolean lit;
    }

    @Test
    void dropsTheSchemaWhetherItIsThereOrNot() {
        assertThat(rendering().dropScript()).isEqualTo("""
                set @tidewire_foreign_key_checks = @@foreign_key_checks, foreign_key_checks = 0
                drop table if exists authors
                drop table if exists books
                drop table if exists boxes
                drop table if exists copies
                drop table if exists marks
                drop table if exists papers
                drop table if exists readers
                drop table if exists shelves
                drop table if exists tags
                drop table if exists theses
                drop table if exists tickets
                drop sequence if exists authors_seq
                drop sequence if exists books_seq
                drop sequence if exists copies_seq
                drop sequence if exists papers_seq
                drop sequence if exists tickets_seq
                set foreign_key_checks = @tidewire_foreign_key_checks
                """);
    }

    @Test
    void leavesForeignKeyChecksAloneWhereThereIsNoForeignKey() {
        try (Rendering tags = Rendering.of("MySQL", TIDB_8_5, Map.of(), Library.Tag.class)) {
            assertThat(tags.dropScript()).isEqualTo("""
                    drop table if exists tags
                    """);
        }
    }

    @Test
    void anOlderServerGetsNeitherChecksNorActionsOnDelete() {
        try (Rendering older = Rendering.of(
                "MySQL",
                "5.7.25-TiDB-v6.5.11",
                Map.of(),
                Library.Author.class,
                Library.Book.class,
                Library.Copy.class)) {
            assertThat(older.createScript()).isEqualTo("""
                    create sequence if not exists authors_seq start with 1 increment by 50
                    create sequence if not exists books_seq start with 1 increment by 50
                    create sequence if not exists copies_seq start with 1 increment by 1 nocache
                    create table authors (id bigint not null, name varchar(50) not null, primary key (id), constraint uk_name unique (name))
                    create table books (id bigint not null, price float(53) not null, published datetime(6), title varchar(255) comment 'the author''s own', version integer not null, author_id bigint, primary key (id)) comment='it''s a book'
                    create table copies (id bigint not null, shelf integer, book_id bigint, primary key (id))
                    alter table books add constraint FKfjixh2vym2cvfj3ufxj91jem7 foreign key (author_id) references authors (id)
                    alter table copies add constraint FKic2xn1usf0mywohvy5thj1m3l foreign key (book_id) references books (id)
                    """);
        }
    }

    @Entity(name = "Ranked")
    @Table(name = "groups")
    static class Ranked {
        @Id
        int rank;

        String title;
    }

    @Test
    void quotesReservedWordsWhereItIsAskedTo() {
        try (Rendering ranked =
                Rendering.of("MySQL", TIDB_8_5, Map.of("hibernate.auto_quote_keyword", true), Ranked.class)) {
            assertThat(ranked.createScript()).isEqualTo("""
                    create table `groups` (`rank` integer not null, title varchar(255), primary key (`rank`))
                    """);
        }
    }

    @Entity(name = "Defaulting")
    static class Defaulting {
        @Id
        int id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_DEFAULT)
        Defaulting parent;
    }

    @Test
    void refusesAnActionThatTiDBDoesNotDo() {
        try (Rendering defaulting = Rendering.of("MySQL", TIDB_8_5, Map.of(), Defaulting.class)) {
            assertThatThrownBy(defaulting::createScript)
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage("TiDB does not support 'on delete set default': use SET_NULL, CASCADE or RESTRICT in"
                            + " @OnDelete");
        }
    }
}
