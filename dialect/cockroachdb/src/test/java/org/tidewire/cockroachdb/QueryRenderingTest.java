package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Timeout;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hibernate.Timeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cockroachdb.annotation.ColumnFamily;
import org.tidewire.cockroachdb.internal.sql.TableHints;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Library.Copy;
import org.tidewire.testkit.rendering.LibraryRendering;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.testkit.support.LogCapture;

/** The SQL of locks, orders and hints. */
class QueryRenderingTest extends LibraryRendering {
    @Override
    protected Rendering rendering(Map<String, Object> settings) {
        return on("25.4.2", settings);
    }

    private static Rendering on(String version, Map<String, Object> settings) {
        return Rendering.of("CockroachDB", version, settings, Library.entities());
    }

    private static String locked(Rendering rendering, LockModeType mode, Timeout timeout) {
        return rendering.query(session -> {
            var query = session.createSelectionQuery("from Copy where shelf = 1", Copy.class);
            query.setLockMode(mode);
            query.setHint("jakarta.persistence.lock.timeout", timeout.milliseconds());
            return query;
        });
    }

    @ParameterizedTest
    @CsvSource({"24.1.5", "24.1.9", "24.2.3", "25.4.2"})
    void skipLockedIsSent(String version) {
        try (Rendering rendering = on(version, Map.of())) {
            assertThat(locked(rendering, LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED))
                    .endsWith(" where c1_0.shelf=1 for update of c1_0 skip locked");
            assertThat(locked(rendering, LockModeType.PESSIMISTIC_READ, Timeouts.SKIP_LOCKED))
                    .endsWith(" for share of c1_0 skip locked");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"23.2.8", "24.1.4", "24.2.2"})
    void skipLockedIsRefusedWhereItsResultsAreWrong(String version) {
        try (Rendering rendering = on(version, Map.of())) {
            assertThatThrownBy(() -> locked(rendering, LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("CockroachDB " + version + " does not support 'skip locked'");
            assertThat(locked(rendering, LockModeType.PESSIMISTIC_WRITE, Timeouts.NO_WAIT))
                    .endsWith(" nowait");
        }
    }

    @Entity(name = "Profile")
    @ColumnFamily(name = "f1", columns = "id")
    @ColumnFamily(name = "f2", columns = "photo")
    static class Profile {
        @Id
        Long id;

        byte[] photo;

        @ManyToOne
        Owner owner;
    }

    @Entity(name = "Owner")
    @ColumnFamily(
            name = "f1",
            columns = {"id", "name"})
    static class Owner {
        @Id
        Long id;

        String name;
    }

    private static String skipping(String hql) {
        try (Rendering rendering = Rendering.of("CockroachDB", "25.4.2", Map.of(), Profile.class, Owner.class)) {
            return rendering.query(session -> session.createSelectionQuery(hql, Object.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"from Profile", "select p.id from Profile p"})
    void skipLockedIsRefusedForSeveralColumnFamiliesAsTheServerWould(String hql) {
        assertThatThrownBy(() -> skipping(hql))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "'skip locked' on a table of several column families, and Profile is one: leave @ColumnFamily out");
    }

    @Test
    void skipLockedIsSentWhereOnlyOtherTablesHaveSeveralFamilies() {
        assertThat(skipping("from Owner")).endsWith(" for update of o1_0 skip locked");
        assertThat(skipping("select o.name from Owner o join Profile p on true"))
                .endsWith(" for update of o1_0 skip locked");
        assertThat(skipping("select o from Owner o where exists (select 1 from Profile p where p.owner = o)"))
                .endsWith(" for update of o1_0 skip locked");
    }

    @Test
    void aParameterIsCastToItsTypeAloneAndNotToTheSizeOfAnother() {
        assertThat(selected("select :p from Book b", new BigDecimal("1.5")))
                .isEqualTo("select cast(? as numeric) from books b1_0");
        assertThat(selected("select :p from Author a where a.name = :p", "x"))
                .isEqualTo("select cast(? as varchar) from authors a1_0 where a1_0.name=?");
        assertThat(selected("select b.id, :p from Book b", new float[] {1}))
                .isEqualTo("select b1_0.id,cast(? as float array) from books b1_0");
        assertThat(rendering().query("select cast(b.title as String(3)) from Book b"))
                .isEqualTo("select cast(b1_0.title as varchar(3)) from books b1_0");
    }

    private String selected(String hql, Object value) {
        return rendering()
                .query(session ->
                        session.createSelectionQuery(hql, Object.class).setParameter("p", value));
    }

    @Test
    void orderOfNulls() {
        assertThat(rendering().query("select title from Book order by title nulls last"))
                .endsWith(" order by b1_0.title asc nulls last");
        assertThat(rendering().query("select title from Book order by title desc nulls first"))
                .endsWith(" order by b1_0.title desc nulls first");
    }

    private String hinted(String hql, String... hints) {
        return rendering().query(session -> {
            var query = session.createQuery(hql, Object[].class);
            for (String hint : hints) {
                query.addQueryHint(hint);
            }
            return query;
        });
    }

    @Test
    void aHintOfATableIsKeptWithoutAWhere() {
        assertThat(hinted("select title from Book", "books@{FORCE_INDEX=ix,DESC}"))
                .isEqualTo("select b1_0.title from books@{FORCE_INDEX=ix,DESC} b1_0");
    }

    @Test
    void hintsOfTablesAndJoinsGoTogether() {
        assertThat(hinted(
                        "select b.title from Book b join b.author a left join b.copies c where a.name = 'books'",
                        "books@ix",
                        "authors@{NO_FULL_SCAN}",
                        "LOOKUP JOIN"))
                .isEqualTo(
                        "select b1_0.title from books@ix b1_0 inner lookup join authors@{NO_FULL_SCAN} a1_0 on"
                                + " a1_0.id=b1_0.author_id left lookup join copies c1_0 on b1_0.id=c1_0.book_id where a1_0.name='books'");
    }

    @Test
    void subqueriesAndSeveralRoots() {
        assertThat(hinted(
                        "select a.name from Author a, Book b where exists (select 1 from Copy c where c.book = b)",
                        "copies@ix",
                        "books@iy"))
                .contains("books@iy b1_0")
                .contains("from copies@ix c1_0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update books set title='from books' where id=1       | update books@ix set title='from books' where id=1
            delete from books where title is not null            | delete from books@ix where title is not null
            select 1 from crm.books b, authors a                 | select 1 from crm.books@ix b, authors a
            select 1 from "books" b -- join books                | select 1 from "books"@ix b -- join books
            select E'\\' from books', /* from books */ 1 from books | select E'\\' from books', /* from books */ 1 from books@ix
            select $$ from books $$, books.id from books         | select $$ from books $$, books.id from books@ix
            select extract(year from b.at), books from (select 1 as books) b | select extract(year from b.at), books from (select 1 as books) b
            select 1 from a left join (books b join c on true) on b.x is distinct from books | select 1 from a left join (books@ix b join c on true) on b.x is distinct from books
            select a is distinct from books, extract(year from books) from books | select a is distinct from books, extract(year from books) from books@ix
            update books set x=(select y from books) where x is distinct from books | update books@ix set x=(select y from books@ix) where x is distinct from books
            select 1 from (select 1 from books union select books from a, books) b | select 1 from (select 1 from books@ix union select books from a, books@ix) b
            select 1 from a join (b join books c on true) on true for update of books | select 1 from a join (b join books@ix c on true) on true for update of books
            """)
    void nowhereButAfterATable(String sql, String hinted) {
        assertThat(TableHints.add(sql, List.of("books@ix"))).isEqualTo(hinted);
    }

    @Test
    void textOfSeveralLines() {
        assertThat(TableHints.add(
                        "select 1\nfrom books b\ncross join authors a\nwhere 1 = 1", List.of("books@ix", "hash join")))
                .isEqualTo("select 1\nfrom books@ix b\ncross join authors a\nwhere 1 = 1");
    }

    @Test
    void aHintForAnotherTableIsLogged() {
        try (LogCapture log = LogCapture.of(TableHints.class.getName())) {
            assertThat(TableHints.add("select 1 from books", List.of("copies@ix")))
                    .isEqualTo("select 1 from books");
            assertThat(log.messages())
                    .containsExactly("No table of the statement has the hint for [copies]: select 1 from books");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"books", "books@{FORCE_INDEX=ix", "books@ix; drop table books", "NESTED JOIN", ""})
    void whatIsNoHintIsRefused(String hint) {
        assertThatThrownBy(() -> TableHints.add("select 1 from books", List.of(hint)))
                .isInstanceOf(UnsupportedFeatureException.class);
    }
}
