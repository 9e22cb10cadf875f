package org.tidewire.it.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewire.it.model.Department;

/** Patterns, their escape characters, and text that looks like SQL. */
public abstract class LikeSuite extends StaffQueries {
    @Test
    protected void likeTakesABackslashAsItIs() {
        assertThat(query("select d.id from Department d where d.name like '%\\%'"))
                .containsExactly(row(2));
        assertThat(query("select d.id from Department d where d.name like '50%\\s%'"))
                .containsExactly(row(2));
        assertThat(factory.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select d.id from Department d where d.name like :pattern", Integer.class)
                        .setParameter("pattern", "50%\\sales")
                        .getResultList()))
                .containsExactly(2);
    }

    @Test
    protected void likeWithAnEscapeCharacter() {
        assertThat(query("select d.id from Department d where d.name like '50!%%' escape '!'"))
                .containsExactly(row(2));
        assertThat(query("select d.id from Department d where d.name like '50\\%%' escape '\\'"))
                .containsExactly(row(2));
        assertThat(query("select e.id from Employee e where e.name like '%!_' escape '!'"))
                .containsExactly(row(3));
    }

    @Test
    protected void likeWithAnEscapeCharacterThatIsAParameter() {
        for (String like : List.of("d.name like :pattern escape :escape", "d.name ilike :pattern escape :escape")) {
            assertThat(idsLike(like, "50!%\\s%", '!')).containsExactly(2);
            assertThat(idsLike(like, "50$%\\sales", '$')).containsExactly(2);
            assertThat(idsLike(like, "50\\%\\\\sales", '\\')).containsExactly(2);
            assertThat(idsLike(like, "50%", null)).isEmpty();
        }
        assertThat(idsLike("d.name not like :pattern escape :escape", "50!%\\s%", '!'))
                .containsExactly(1);
        assertThat(idsLike("d.name like '50!%\\s%' escape :escape and :pattern = ''", "", '!'))
                .containsExactly(2);
    }

    @Test
    protected void likeWithoutCase() {
        assertThat(query("select e.id from Employee e where e.name ilike 'B%'")).containsExactly(row(2));
        assertThat(query("select e.id from Employee e where e.name like 'B%'")).isEmpty();
    }

    @Test
    protected void underscoresAndPercentInWhatIsSought() {
        factory.inTransaction(session -> session.persist(new Department(7, "Zürich_\\% é")));
        try {
            for (String hql : List.of(
                    "d.name like 'Z_rich%'",
                    "d.name like 'Zürich_\\% _'",
                    "d.name like '%!_\\!%%' escape '!'",
                    "d.name like '%!_!!%' escape '!' or d.name like '%é'",
                    "d.name ilike 'zÜRICH%'",
                    "d.name not like 'Z_ric'")) {
                assertThat(query("select d.id from Department d where d.id = 7 and (" + hql + ")"))
                        .as(hql)
                        .containsExactly(row(7));
            }
            for (String pattern : List.of("Z_rich%", "Zürich\\_\\\\\\% _", "%é", "Z%", "%\\\\%", "%\\% _")) {
                assertThat(bound(
                                "select d.id from Department d where d.id = 7 and d.name like :p escape '\\'", pattern))
                        .as(pattern)
                        .containsExactly(7);
                assertThat(bound(
                                "select d.id from Department d where d.id = 7 and d.name not like :p escape '\\'",
                                pattern))
                        .as(pattern)
                        .isEmpty();
            }
            for (String pattern : List.of("Z_rich%", "Zürich__% _", "%\\%", "%\\_ é", "Zürich_\\% é")) {
                assertThat(bound("select d.id from Department d where d.id = 7 and d.name like :p", pattern))
                        .as(pattern)
                        .containsExactly(7);
            }
            for (String pattern : List.of("Z__rich%", "zürich%", "%\\\\%", "Zürich%.", "[Z]%", "%$", "")) {
                assertThat(bound("select d.id from Department d where d.id = 7 and d.name like :p", pattern))
                        .as(pattern)
                        .isEmpty();
            }
        } finally {
            factory.inTransaction(session -> session.remove(session.find(Department.class, 7)));
        }
    }

    protected List<Integer> idsLike(String like, String pattern, Character escape) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select d.id from Department d where " + like + " order by d.id", Integer.class)
                .setParameter("pattern", pattern)
                .setParameter("escape", escape)
                .getResultList());
    }

    protected List<Integer> bound(String hql, String pattern) {
        return factory.fromTransaction(session -> session.createSelectionQuery(hql, Integer.class)
                .setParameter("p", pattern)
                .getResultList());
    }

    @Test
    protected void hostileText() {
        String hostile = "\\' or 1=1 -- ? \u001a \u0000 é😀 \"`$1 /*";
        assertThat(factory.<List<String>>fromTransaction(session -> {
                    var builder = session.getCriteriaBuilder();
                    var query = builder.createQuery(String.class);
                    query.from(Department.class);
                    query.select(builder.literal(hostile)).distinct(true);
                    return session.createSelectionQuery(query).getResultList();
                }))
                .containsExactly(hostile);
        assertThat(query("select 'a\\'' or 1=1 --' from Employee e where e.id = 1"))
                .containsExactly(row("a\\' or 1=1 --"));
    }
}
