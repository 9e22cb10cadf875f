package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TiDB keeps an equality of an outer joined column with an expression beside a condition that the column is not null. */
class OuterJoinRenderingTest extends TiDBRenderingTest {
    private static final String FROM = "select 1 from Copy c left join c.book b join Tag t on ";
    private static final String SQL_FROM =
            "select 1 from copies c1_0 left join books b1_0 on b1_0.id=c1_0.book_id join tags t1_0 on ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b.version = length(t.name)                     | b1_0.version=character_length(t1_0.name) and b1_0.version is not null
            length(t.name) = b.version and b.price > 1     | character_length(t1_0.name)=b1_0.version and b1_0.price>1 and b1_0.version is not null
            not (b.version <> length(t.name))              | not((b1_0.version<>character_length(t1_0.name))) and b1_0.version is not null
            b.version in (length(t.name))                  | b1_0.version in (character_length(t1_0.name)) and b1_0.version is not null
            b.version in (length(t.name), c.shelf + 1)     | (b1_0.version=character_length(t1_0.name) or b1_0.version=(c1_0.shelf+1)) and b1_0.version is not null
            (b.version, 1) = (length(t.name), c.shelf)     | (b1_0.version,1)=(character_length(t1_0.name),c1_0.shelf) and b1_0.version is not null
            b.price = c.shelf                              | b1_0.price=c1_0.shelf and b1_0.price is not null
            b.version = length(t.name) or b.version = c.shelf + 1 | (b1_0.version=character_length(t1_0.name) or b1_0.version=(c1_0.shelf+1)) and b1_0.version is not null
            """)
    void anEqualityWithAnExpressionIsKept(String condition, String expected) {
        assertThat(rendering().query(FROM + condition)).isEqualTo(SQL_FROM + expected);
        assertThat(rendering().query(FROM + "1 = 1 where " + condition)).isEqualTo(SQL_FROM + "1=1 where " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b.version = c.shelf                        | b1_0.version=c1_0.shelf
            b.version = 1 + 1                          | b1_0.version=(1+1)
            b.version <> length(t.name)                | b1_0.version<>character_length(t1_0.name)
            b.version > length(t.name)                 | b1_0.version>character_length(t1_0.name)
            b.version not in (length(t.name))          | b1_0.version not in (character_length(t1_0.name))
            b.version + 1 = length(t.name)             | (b1_0.version+1)=character_length(t1_0.name)
            b.version = length(t.name) or c.shelf = 1  | b1_0.version=character_length(t1_0.name) or c1_0.shelf=1
            not (b.version = length(t.name))           | not((b1_0.version=character_length(t1_0.name)))
            """)
    void otherConditionsStayAsTheyAre(String condition, String expected) {
        assertThat(rendering().query(FROM + condition)).isEqualTo(SQL_FROM + expected);
        assertThat(rendering().query(FROM + "1 = 1 where " + condition)).isEqualTo(SQL_FROM + "1=1 where " + expected);
    }

    @Test
    void theConditionOfTheOuterJoinItselfStaysAsItIs() {
        assertThat(rendering().query("select 1 from Copy c left join Book b on b.version = c.shelf + 1"))
                .isEqualTo("select 1 from copies c1_0 left join books b1_0 on b1_0.version=(c1_0.shelf+1)");
    }

    @Test
    void afterRightJoins() {
        assertThat(rendering().query("""
                select 1 from Book b right join Copy c on c.book = b
                left join Tag t on b.version = length(t.name) where t.meaning = 'x'"""))
                .isEqualTo("select 1 from books b1_0 right join copies c1_0 on c1_0.book_id=b1_0.id"
                        + " left join tags t1_0 on b1_0.version=character_length(t1_0.name) and b1_0.version is not null"
                        + " where t1_0.meaning='x'");
    }

    @Test
    void inEachHalfOfAFullJoin() {
        String where = " join tags t1_0 on 1=1 where (b1_0.version=character_length(t1_0.name)"
                + " and c1_0.shelf=character_length(t1_0.name) and b1_0.version is not null and c1_0.shelf is not null)";
        assertThat(rendering().query("""
                select 1 from Book b full join Copy c on c.book = b join Tag t on 1 = 1
                where b.version = length(t.name) and c.shelf = length(t.name)"""))
                .isEqualTo("select 1 from books b1_0 left join copies c1_0 on c1_0.book_id=b1_0.id" + where
                        + " union all select 1 from books b1_0 right join copies c1_0 on c1_0.book_id=b1_0.id" + where
                        + " and b1_0.id is null");
    }

    @Test
    void besideASetOperation() {
        assertThat(rendering().query("""
                select 1 from Copy c left join c.book b join Tag t on 1 = 1 where b.version = length(t.name)
                and b.title in (select a.name from Author a union select u.name from Tag u)"""))
                .endsWith("where b1_0.version=character_length(t1_0.name) and b1_0.title in"
                        + " (select a1_0.name from authors a1_0 union select t2_0.name from tags t2_0)"
                        + " and b1_0.version is not null");
    }

    @Test
    void aColumnThatIsNotNullAnyway() {
        assertThat(rendering().query("""
                select 1 from Copy c left join c.book b join Tag t on 1 = 1
                where b.version is not null and b.version = length(t.name)"""))
                .endsWith("where b1_0.version is not null and b1_0.version=character_length(t1_0.name)");
    }

    @Test
    void aNullIsEqualToAllOfNoRows() {
        assertThat(rendering().query("""
                select 1 from Copy c left join c.book b join Tag t on 1 = 1
                where b.id = all (select a.id from Author a where a.name = t.name)""")).doesNotContain("is not null");
    }

    @Test
    void conditionsOnKeysAreKeptInWhere() {
        assertThat(rendering().query("""
                select b.version, t.name from Copy c left join c.book b join Tag t on 1 = 1
                group by b.version, t.name having b.version = length(t.name) and max(b.price) = length(t.name)"""))
                .isEqualTo("select b1_0.version,t1_0.name from copies c1_0 left join books b1_0 on b1_0.id=c1_0.book_id"
                        + " join tags t1_0 on 1=1 where b1_0.version is not null group by b1_0.version,t1_0.name"
                        + " having b1_0.version=character_length(t1_0.name)"
                        + " and max(b1_0.price)=character_length(t1_0.name)");
    }

    @Test
    void columnsOfDerivedTables() {
        assertThat(rendering().query("""
                select 1 from (select b.version as v from Copy c left join c.book b) d
                join Tag t on d.v = length(t.name)"""))
                .isEqualTo("select 1 from (select b1_0.version c0 from copies c1_0"
                        + " left join books b1_0 on b1_0.id=c1_0.book_id) d1_0"
                        + " join tags t1_0 on d1_0.c0=character_length(t1_0.name) and d1_0.c0 is not null");
        assertThat(rendering().query("select 1 from Summary s join Tag t on s.name = concat(t.name, 'x')"))
                .endsWith("on s1_0.name=concat(t1_0.name,_utf8mb4'x') and s1_0.name is not null");
        assertThat(rendering().query("""
                with d as (select b.version as v from Copy c left join c.book b)
                select 1 from d x join Tag t on x.v = length(t.name)""")).endsWith("on x1_0.v=character_length(t1_0.name) and x1_0.v is not null");
    }

    @Test
    void equalToACorrelatedSubquery() {
        assertThat(rendering().query("""
                select 1 from Copy c left join c.book b
                where b.version = (select length(m.text) from Mark m where m.text = b.title)"""))
                .endsWith("where b1_0.version=(select character_length(m1_0.text) from marks m1_0"
                        + " where m1_0.text=b1_0.title limit 2) and b1_0.version is not null");
        assertThat(rendering().query("""
                select 1 from Copy c left join c.book b
                where b.version = (select max(length(m.text)) from Mark m)"""))
                .endsWith("where b1_0.version=(select max(character_length(m1_0.text)) from marks m1_0)");
    }

    @Test
    void inUpdatesAndDeletes() {
        assertThat(rendering().mutation("""
                update Copy c left join c.book b join Tag t on b.version = length(t.name)
                set c.shelf = 1 where b.price = c.shelf"""))
                .isEqualTo("update copies c1_0 left join books b1_0 on b1_0.id=c1_0.book_id"
                        + " join tags t1_0 on b1_0.version=character_length(t1_0.name) and b1_0.version is not null"
                        + " set c1_0.shelf=1 where b1_0.price=c1_0.shelf and b1_0.price is not null");
        assertThat(rendering().mutation("""
                delete Copy c left join c.book b join Tag t on 1 = 1
                where b.version = length(t.name) or b.price = c.shelf and b.version = c.shelf + 1"""))
                .isEqualTo("delete c1_0 from copies c1_0 left join books b1_0 on b1_0.id=c1_0.book_id"
                        + " join tags t1_0 on 1=1 where (b1_0.version=character_length(t1_0.name)"
                        + " or b1_0.price=c1_0.shelf and b1_0.version=(c1_0.shelf+1)) and b1_0.version is not null");
    }

    @Test
    void aConditionMovedToWhereIsAddedToAlternativesAsAWhole() {
        assertThat(rendering().query("""
                select 1 from Copy c join Tag t on t.name in (select p.title from Paper p)
                where c.shelf = 1 or c.shelf = 2"""))
                .isEqualTo("select 1 from copies c1_0 join tags t1_0 where (c1_0.shelf=1 or c1_0.shelf=2)"
                        + " and t1_0.name in (select p1_0.title from papers p1_0)");
        assertThat(rendering().query("""
                select 1 from Copy c
                join Tag t on t.name in (select p.title from Paper p) or t.name in (select a.name from Author a)
                where c.shelf = 1"""))
                .isEqualTo("select 1 from copies c1_0 join tags t1_0 where c1_0.shelf=1"
                        + " and (t1_0.name in (select p1_0.title from papers p1_0)"
                        + " or t1_0.name in (select a1_0.name from authors a1_0))");
        assertThat(rendering().mutation("""
                delete Copy c join Tag t on t.name in (select p.title from Paper p)
                where c.shelf = 1 or c.shelf = 2"""))
                .isEqualTo("delete c1_0 from copies c1_0 join tags t1_0 where (c1_0.shelf=1 or c1_0.shelf=2)"
                        + " and t1_0.name in (select * from (select p1_0.title from papers p1_0) _sub_)");
    }
}
