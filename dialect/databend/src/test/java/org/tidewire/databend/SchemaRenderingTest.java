package org.tidewire.databend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Rendering;

class SchemaRenderingTest extends DatabendRenderingTest {
    @Test
    void createsTheSchemaWithoutKeysOfAnyKind() {
        assertThat(rendering().createScript()).isEqualTo("""
                create sequence authors_seq start 1 increment 50
                create sequence books_seq start 1 increment 50
                create sequence copies_seq
                create sequence papers_seq start 1 increment 50
                create table authors (id bigint not null, name varchar not null)
                create table books (id bigint not null, price double not null, published timestamp, title varchar comment 'the author''s own', version int not null, author_id bigint, constraint ck_price check (coalesce(price >= 0, true))) comment = 'it''s a book'
                create table boxes (id bigint not null, room varchar, height int not null)
                create table copies (id bigint not null, shelf int, book_id bigint, constraint ck_shelf check (coalesce(shelf > 0, true)))
                create table marks (page int not null, line int not null, text varchar, words array(int null))
                create table papers (kind varchar not null, id bigint not null, title varchar)
                create table shelves (id bigint not null, room varchar)
                create table tags (name varchar not null, meaning varchar)
                create table theses (university varchar, id bigint not null)
                """);
    }

    @Test
    void dropsTheSchemaWhetherItIsThereOrNot() {
        assertThat(rendering().dropScript()).isEqualTo("""
                drop table if exists authors
                drop table if exists books
                drop table if exists boxes
                drop table if exists copies
                drop table if exists marks
                drop table if exists papers
                drop table if exists shelves
                drop table if exists tags
                drop table if exists theses
                drop sequence if exists authors_seq
                drop sequence if exists books_seq
                drop sequence if exists copies_seq
                drop sequence if exists papers_seq
                """);
    }

    @Test
    void anOlderServerGetsNoChecks() {
        try (Rendering older = Rendering.of(DATABEND, "1.2.807", Map.of(), Library.Tag.class, CheckedTag.class)) {
            assertThat(older.createScript()).isEqualTo("""
                    create table checked (name varchar not null)
                    create table tags (name varchar not null, meaning varchar)
                    """);
        }
    }

    @Entity(name = "CheckedTag")
    @Table(name = "checked", check = @jakarta.persistence.CheckConstraint(constraint = "length(name) > 1"))
    static class CheckedTag {
        @Id
        String name;
    }

    @Entity(name = "Vehicle")
    @Table(name = "vehicles", check = @jakarta.persistence.CheckConstraint(constraint = "length(name) > 1"))
    static class Vehicle {
        @Id
        String name;
    }

    @Entity(name = "Car")
    static class Car extends Vehicle {
        int doors;
    }

    /** Hibernate's own check of {@code doors} would refuse the inserts of every other class. */
    @Test
    void checksOfOneClassOfATableAreOnlyThoseThatAreSpeltOut() {
        try (Rendering vehicles = Rendering.of(DATABEND, VERSION, Map.of(), Vehicle.class, Car.class)) {
            assertThat(vehicles.createScript()).isEqualTo("""
                    create table vehicles (DTYPE varchar not null, name varchar not null, doors int, check (coalesce(length(name) > 1, true)))
                    """);
        }
    }

    @Entity(name = "Ranked")
    @Table(name = "`Group`", comment = "a \\ and more")
    static class Ranked {
        @Id
        int sample;

        String user;
    }

    @Test
    void quotesByBackticksWhatTheGrammarRefuses() {
        for (Map<String, Object> settings :
                List.of(Map.<String, Object>of(), Map.<String, Object>of("hibernate.auto_quote_keyword", true))) {
            try (Rendering ranked = Rendering.of(DATABEND, VERSION, settings, Ranked.class)) {
                assertThat(ranked.createScript()).isEqualTo("""
                        create table `Group` (`sample` int not null, user varchar) comment = 'a \\\\ and more'
                        """);
                assertThat(ranked.query("select r.user from Ranked r where r.sample = 1"))
                        .isEqualTo("select r1_0.user from `Group` r1_0 where r1_0.`sample`=1");
            }
        }
    }
}
