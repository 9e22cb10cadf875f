package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cockroachdb.internal.sql.TableHints;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.LibraryRendering;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.testkit.support.LogCapture;

/** Where the hints of tables and joins go. */
class HintRenderingTest extends LibraryRendering {
    @Override
    protected Rendering rendering(Map<String, Object> settings) {
        return Rendering.of("CockroachDB", "25.4.2", settings, Library.entities());
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select 1 from books b, authors a                | No join
            select 1 from books                             | No join
            select 1 from books cross join authors          | No join
            select 1 from books natural join authors        | No join
            select 1 from a join b on true cross join c     | Not each join
            """)
    void aJoinHintWithoutAJoinForItIsLogged(String sql, String which) {
        try (LogCapture log = LogCapture.of(TableHints.class.getName())) {
            TableHints.add(sql, List.of("HASH JOIN"));
            assertThat(log.messages())
                    .containsExactly(
                            which + " of the statement has the hint HASH JOIN, which needs inner, left, right or"
                                    + " full: " + sql);
        }
    }

    @Test
    void aHintForEachJoinIsNotLogged() {
        try (LogCapture log = LogCapture.of(TableHints.class.getName())) {
            assertThat(TableHints.add(
                            "select 1 from a full join b on true right join c on true", List.of("merge join")))
                    .isEqualTo("select 1 from a full merge join b on true right merge join c on true");
            assertThat(log.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1 from a right join b on true", "select 1 from a full outer join b on true"})
    void lookupJoinsAreInnerOrLeft(String sql) {
        for (String hint : List.of("LOOKUP JOIN", "INVERTED JOIN")) {
            assertThatThrownBy(() -> TableHints.add(sql, List.of(hint)))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("the hint " + hint + " for a ");
        }
    }

    @Test
    void twoHintsForOneTableAreRefused() {
        assertThatThrownBy(() -> TableHints.add("select 1 from books", List.of("books@{NO_FULL_SCAN}", "Books@ix")))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("two hints for the table books, @{NO_FULL_SCAN} and @ix");
        assertThat(TableHints.add("select 1 from books", List.of("books@ix", "books@ix")))
                .isEqualTo("select 1 from books@ix");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            books@"my ix"                  | select 1 from books@"my ix" b
            books@{FORCE_INDEX="my-ix"}    | select 1 from books@{FORCE_INDEX="my-ix"} b
            books@[2]                      | select 1 from books@[2] b
            books @{FORCE_INDEX=[2],ASC}   | select 1 from books@{FORCE_INDEX=[2],ASC} b
            """)
    void namesOfIndexes(String hint, String sql) {
        assertThat(TableHints.add("select 1 from books b", List.of(hint))).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from books@iz b",
                "select 1 from books @{NO_FULL_SCAN} b",
                "with books as (select 1) select 1 from books",
                "with a as (select 1), Books (x) as materialized (select 1) select 1 from books",
                "with recursive books as not materialized (select 1) select 1 from books"
            })
    void aNativeTextThatHasAHintOrACommonTableExpressionIsLeft(String sql) {
        try (LogCapture log = LogCapture.of(TableHints.class.getName())) {
            assertThat(TableHints.add(sql, List.of("books@ix"))).isEqualTo(sql);
            assertThat(log.messages()).containsExactly("No table of the statement has the hint for [books]: " + sql);
        }
    }
}
