package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import jakarta.persistence.Timeout;
import java.util.List;
import java.util.Map;
import org.hibernate.Timeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cockroachdb.internal.sql.TableHints;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Library.Copy;
import org.tidewire.testkit.rendering.LibraryRendering;
import org.tidewire.testkit.rendering.Rendering;

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

    @ParameterizedTest
    @ValueSource(strings = {"books", "books@{FORCE_INDEX=ix", "books@ix; drop table books", "NESTED JOIN", ""})
    void whatIsNoHintIsRefused(String hint) {
        assertThatThrownBy(() -> TableHints.add("select 1 from books", List.of(hint)))
                .isInstanceOf(UnsupportedFeatureException.class);
    }
}
