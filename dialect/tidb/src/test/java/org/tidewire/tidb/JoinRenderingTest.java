package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.JoinFormula;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.tidb.internal.query.MappedSubquery;

class JoinRenderingTest extends TiDBRenderingTest {
    @Test
    void fullJoin() {
        assertThat(rendering().query("select b.title, a.name from Book b full join Author a on b.author = a"))
                .isEqualTo(
                        "select b1_0.title,a1_0.name from books b1_0 left join authors a1_0 on b1_0.author_id=a1_0.id union all select b1_0.title,a1_0.name from books b1_0 right join authors a1_0 on b1_0.author_id=a1_0.id where b1_0.id is null");
    }

    @Test
    void fullJoinInOrder() {
        assertThat(rendering().query("""
                select b.title, a.name from Book b full join Author a on b.author = a
                order by a.name desc, b.price limit 3"""))
                .isEqualTo(
                        "select b1_0.title,a1_0.name,a1_0.name,b1_0.price from books b1_0 left join authors a1_0 on b1_0.author_id=a1_0.id union all select b1_0.title,a1_0.name,a1_0.name,b1_0.price from books b1_0 right join authors a1_0 on b1_0.author_id=a1_0.id where b1_0.id is null order by 3 desc,4 limit 3");
    }

    @Test
    void fullJoinWithFurtherJoins() {
        assertThat(rendering().query("""
                select b.title, a.name, c.shelf from Book b
                full join Author a on b.author = a
                left join Copy c on c.book = b
                order by b.title"""))
                .isEqualTo(
                        "select b1_0.title,a1_0.name,c1_0.shelf,b1_0.title from books b1_0 left join authors a1_0 on b1_0.author_id=a1_0.id left join copies c1_0 on c1_0.book_id=b1_0.id union all select b1_0.title,a1_0.name,c1_0.shelf,b1_0.title from books b1_0 right join authors a1_0 on b1_0.author_id=a1_0.id left join copies c1_0 on c1_0.book_id=b1_0.id where b1_0.id is null order by 4");
    }

    @Entity(name = "Club")
    static class Club {
        @Id
        int id;

        @ManyToMany
        @JoinTable(
                name = "members",
                joinColumns = @JoinColumn(name = "club"),
                inverseJoinColumns = @JoinColumn(name = "person"))
        Set<Person> people;

        @OneToMany(mappedBy = "founded")
        @SQLRestriction("id > 1")
        Set<Person> founders;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        int id;

        @ManyToOne
        Club founded;
    }

    @Test
    void fullJoinOverAJoinTable() {
        try (Rendering clubs = Rendering.of("MySQL", TIDB_8_5, Map.of(), Club.class, Person.class)) {
            assertThat(clubs.query("select c.id, p.id from Club c full join c.people p"))
                    .isEqualTo(
                            "select c1_0.id,p1_1.id from Club c1_0 left join members p1_0 on c1_0.id=p1_0.club"
                                    + " left join Person p1_1 on p1_1.id=p1_0.person"
                                    + " union all select c1_0.id,p1_1.id from Club c1_0 left join members p1_0 on c1_0.id=p1_0.club"
                                    + " right join Person p1_1 on p1_1.id=p1_0.person where p1_0.club is null and c1_0.id is not null"
                                    + " union all select c1_0.id,p1_1.id from Club c1_0 right join members p1_0 on c1_0.id=p1_0.club"
                                    + " left join Person p1_1 on p1_1.id=p1_0.person where c1_0.id is null and p1_0.club is not null"
                                    + " union all select c1_0.id,p1_1.id from Club c1_0 right join members p1_0 on c1_0.id=p1_0.club"
                                    + " right join Person p1_1 on p1_1.id=p1_0.person where c1_0.id is null and p1_0.club is null");
            for (String hql : List.of(
                    "select c.id, p.id from Club c full join c.people p left join Club d on d.id = p.id",
                    "select c.id from Club c full join c.people p where exists (select 1 from Club d where d.id = p.id)",
                    "select c.id, p.id from Club c full join c.founders p")) {
                assertThatThrownBy(() -> clubs.query(hql)).as(hql).isInstanceOf(UnsupportedFeatureException.class);
            }
        }
    }

    @Test
    void aSubqueryInTheConditionOfAnInnerJoinMovesToWhere() {
        assertThat(rendering().query("""
                select b.title, a.name from Book b
                join Author a on b.author = a and exists (select 1 from Copy c where c.book = b)
                where b.price > 1"""))
                .isEqualTo(
                        "select b1_0.title,a1_0.name from books b1_0 join authors a1_0 on b1_0.author_id=a1_0.id where b1_0.price>1 and exists(select 1 from copies c1_0 where c1_0.book_id=b1_0.id)");
    }

    @Test
    void aSubqueryOfItsOwnStaysInTheConditionOfAnOuterJoin() {
        assertThat(
                        rendering()
                                .query(
                                        "select 1 from Book b left join Author a on b.author = a and exists (select 1 from Tag t)"))
                .isEqualTo("select 1 from books b1_0 left join authors a1_0 on b1_0.author_id=a1_0.id"
                        + " and exists(select 1 from tags t1_0)");
        assertThat(
                        rendering()
                                .query(
                                        "select 1 from Book b left join Author a on b.author = a and a.id < (select max(c.id) from Copy c)"))
                .isEqualTo("select 1 from books b1_0 left join authors a1_0 on b1_0.author_id=a1_0.id"
                        + " and a1_0.id<(select max(c1_0.id) from copies c1_0)");
    }

    @Test
    void fullJoinInTheOrderOfAnAlias() {
        assertThat(rendering().query("""
                select b.title as t, a.name from Book b full join Author a on b.author = a order by t, 2""")).endsWith(" order by 1,2");
    }

    @Entity(name = "Menu")
    static class Menu {
        @Id
        int id;
    }

    @Entity(name = "Dish")
    @SQLRestriction("grade <> 'select (it''s best)'")
    static class Dish {
        @Id
        int id;

        String grade;
    }

    @Test
    void theWordSelectInALiteralIsNoSubquery() {
        try (Rendering menu = Rendering.of("MySQL", TIDB_8_5, Map.of(), Menu.class, Dish.class)) {
            assertThat(menu.query("select m.id, d.id from Menu m join Dish d on d.id = m.id"))
                    .isEqualTo("select m1_0.id,d1_0.id from Menu m1_0 join Dish d1_0 on"
                            + " (d1_0.grade <> 'select (it''s best)') and d1_0.id=m1_0.id");
        }
    }

    @Entity(name = "Wine")
    static class Wine {
        @Id
        int id;

        @ManyToOne
        @JoinFormula("(select max(d.id) from Dish d where d.grade = id)")
        Dish best;

        @ManyToOne
        @JoinFormula("(select max(d.id) from Dish d)")
        Dish last;
    }

    @Test
    void aSubqueryOfTheMapping() {
        try (Rendering menu = Rendering.of("MySQL", TIDB_8_5, Map.of(), Wine.class, Dish.class)) {
            assertThat(menu.query("select w.id from Wine w join w.best b where b.grade = 'a'"))
                    .isEqualTo(
                            "select w1_0.id from Wine w1_0 join Dish b1_0 on (b1_0.grade <> 'select (it''s best)')"
                                    + " where b1_0.grade='a' and b1_0.id=(select max(d.id) from Dish d where d.grade = w1_0.id)");
            assertThat(menu.query("select w.id from Wine w left join w.last l where l.grade = 'a'"))
                    .isEqualTo(
                            "select w1_0.id from Wine w1_0 left join Dish l1_0 on l1_0.id=(select max(d.id) from Dish d)"
                                    + " and (l1_0.grade <> 'select (it''s best)') where l1_0.grade='a'");
            assertThat(menu.mutation("delete from Wine w where w.best.grade = 'a'"))
                    .isEqualTo(
                            "delete w1_0 from Wine w1_0 join Dish b1_0 on (b1_0.grade <> 'select (it''s best)')"
                                    + " where b1_0.grade='a' and b1_0.id=(select max(d.id) from Dish d where d.grade = w1_0.id)");
            assertThatThrownBy(() -> menu.query("select w.id, b.grade from Wine w left join w.best b"))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageStartingWith(
                            "TiDB does not support a subquery of the mapping in the 'on' condition of an outer join or of a join"
                                    + " after one (of @JoinFormula, @Formula, @SQLRestriction or a filter), where it refers to the"
                                    + " joined rows or is compared by 'in', 'any' or 'all': ");
            assertThat(menu.statement(session -> session.find(Wine.class, 1)))
                    .as("an eager association, fetched without a join")
                    .isEqualTo("select w1_0.id,(select max(d.id) from Dish d where d.grade = w1_0.id),"
                            + "(select max(d.id) from Dish d) from Wine w1_0 where w1_0.id=?");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "(select max(d.id) from Dish d where d.grade = w1_0.id) | true",
                "a1_0.x = (select max(d.id) from Dish d) | false",
                "a1_0.x in (select d.id from Dish d) | true",
                "a1_0.x in ((select d.id from Dish d)) | true",
                "a1_0.x > all (select d.id from Dish d) | true",
                "a1_0.x = any(select d.id from Dish d) | true",
                "exists (select 1 from Dish d where d.x = 3) and a1_0.x in (1, 2) | false",
                "not exists (select 1 from Dish d where (d.y = (a1_0.x))) | true",
                "exists (with c as (select 1) select 1 from c where c.x = abc123_45.x) | true",
                "a1_0.x = '(select a1_0.y)' and (a1_0.z > 1 or `in` = (select 'a1_0.x')) | false",
                "(a1_0.x + (select 1)) > a1_0.y | false",
                "a1_0.x = 1 | false"
            })
    void aSubqueryOfTheMappingIsRead(String sql, boolean refused) {
        assertThat(MappedSubquery.isRefusedIn(sql)).isEqualTo(refused);
    }
}
