package org.tidewire.it.databend.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.tidewire.it.function.ArrayFunctionSuite;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The functions of HQL on arrays, each against what it has to give. */
@DatabendTest
class ArrayFunctionTest extends ArrayFunctionSuite {
    static Stream<Arguments> functions() {
        return Stream.concat(
                sharedFunctions(),
                Stream.of(
                        arguments("length(l.words)", 2),
                        arguments("array_intersects(l.numbers, array(1, 7))", true),
                        arguments("array_overlaps(l.numbers, array(7))", false),
                        arguments("array_position(l.numbers, 2)", 3),
                        arguments("array_position(l.numbers, 7)", 0),
                        arguments("array_to_string(array_sort(l.numbers), ',')", "1,2,3"),
                        arguments("array_to_string(array_sort(array_append(l.numbers, null)), ',', '-')", "1,2,3,-"),
                        arguments(
                                "array_to_string(array_sort(array_append(l.numbers, null), true), ',', '-')",
                                "-,3,2,1"),
                        arguments(
                                "array_to_string(array_sort(array_append(l.numbers, null), true, false), ',', '-')",
                                "3,2,1,-"),
                        arguments(
                                "array_to_string(array_sort(array_append(l.numbers, null), false, true), ',', '-')",
                                "-,1,2,3"),
                        arguments("array_to_string(array_append(l.words, null), '|')", "a|it's"),
                        arguments("array_to_string(array_fill('a', 3), '')", "aaa"),
                        arguments("array_to_string(array_fill_list('b', 2), '')", "bb"),
                        arguments("array_length(array_fill(l.id, 0))", 0),
                        arguments("array_get(array_fill(l.numbers[2], 2), 2)", 1),
                        arguments("array_length(array_concat(l.numbers, array(8), l.numbers, array(9)))", 8),
                        arguments("array_get(array_trim(l.numbers, 2), 1)", 3),
                        arguments("array_length(array_trim(l.numbers, 3))", 0),
                        arguments("array_get(array_remove(l.numbers, 3), 1)", 1),
                        arguments("array_get(array_replace(l.numbers, 1, 9), 2)", 9),
                        arguments("array_get(array_reverse(l.numbers), 1)", 2),
                        arguments("array_length(array_agg(l.id) within group (order by l.id))", 1)));
    }

    @Test
    void asATable() {
        assertThat(factory.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select n from Line l join lateral unnest(l.numbers) n order by n", Integer.class)
                        .getResultList()))
                .containsExactly(1, 2, 3);
    }

    @Entity(name = "Sparse")
    static class Sparse {
        @Id
        Integer id;

        Integer[] numbers;
        String[] words;

        protected Sparse() {}

        Sparse(Integer id, Integer... numbers) {
            this.id = id;
            this.numbers = numbers;
        }
    }

    /** Databend takes null elements for null arrays, and skips the block. */
    @Test
    void arraysOfNullsAreFound(TestDatabase database) {
        SessionFactory sparse = database.sessionFactory(Sparse.class);
        Sparse first = new Sparse(1, 1, null, 3);
        first.words = new String[] {null};
        sparse.inTransaction(session -> session.persist(first));
        sparse.inTransaction(session -> session.persist(new Sparse(2, (Integer) null)));
        sparse.inTransaction(session -> session.persist(new Sparse(3, (Integer[]) null)));
        sparse.inTransaction(session -> session.persist(new Sparse(4)));
        sparse.inTransaction(session -> {
            assertThat(ids(session, "s.numbers is not null")).containsExactly(1, 2, 4);
            assertThat(ids(session, "not (s.numbers is null)")).containsExactly(1, 2, 4);
            assertThat(ids(session, "s.numbers is null")).containsExactly(3);
            assertThat(ids(session, "array_length(s.numbers) = 3")).containsExactly(1);
            assertThat(ids(session, "array_length(s.numbers) >= 0 and s.id > 1"))
                    .containsExactly(2, 4);
            assertThat(ids(session, "array_contains(s.numbers, 3)")).containsExactly(1);
            assertThat(ids(session, "array_get(s.numbers, 1) = 1")).containsExactly(1);
            assertThat(ids(session, "array_length(s.words) = 1")).containsExactly(1);
            assertThat(ids(session, "not (array_length(s.numbers) = 2)")).containsExactly(1, 2, 4);
            assertThat(ids(session, "array_length(s.numbers) = cast(null as Integer)"))
                    .isEmpty();
            assertThat(ids(session, "not (array_length(s.numbers) <> cast(null as Integer))"))
                    .isEmpty();
            assertThat(session.createSelectionQuery(
                                    "select s.id from Sparse s where array_length(s.numbers) = :length", Integer.class)
                            .setParameter("length", null)
                            .getResultList())
                    .isEmpty();
            assertThat(ids(session, "case when s.numbers is null then 0 else array_length(s.numbers) end = 3"))
                    .containsExactly(1);
            assertThat(ids(
                            session,
                            "exists (select 1 from Sparse t where array_length(t.numbers) = 3 and t.id = s.id)"))
                    .containsExactly(1);
            assertThat(session.createSelectionQuery(
                                    "select s.id from Sparse s join Sparse t on t.numbers = s.numbers order by s.id",
                                    Integer.class)
                            .getResultList())
                    .contains(1, 4);
            assertThat(session.createMutationQuery(
                                    "update Sparse s set s.words = null where array_length(s.numbers) = 3")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createMutationQuery("delete from Sparse s where s.numbers is not null")
                            .executeUpdate())
                    .isEqualTo(3);
        });
    }

    /** Elements of {@code array(int)} in a cast are never null: error 1006. */
    @Test
    void parametersHaveNullElements(TestDatabase database) {
        SessionFactory sparse = database.sessionFactory(Sparse.class);
        sparse.inTransaction(session -> session.persist(new Sparse(1, 1, null)));
        sparse.inTransaction(session -> {
            Integer[] added = {3, null};
            assertThat(array(session, "array_concat(s.numbers, :a)", added)).containsExactly(1, null, 3, null);
            assertThat(array(session, "array_concat(:a, s.numbers)", added)).containsExactly(3, null, 1, null);
            assertThat(array(session, "coalesce(:a, s.numbers)", added)).containsExactly(3, null);
            assertThat(array(session, "case when s.id = 1 then :a else s.numbers end", added))
                    .containsExactly(3, null);
            assertThat(session.createMutationQuery("update Sparse s set s.numbers = array_concat(s.numbers, :a)")
                            .setParameter("a", added)
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(array(session, "s.numbers", null)).containsExactly(1, null, 3, null);
        });
    }

    private static Integer[] array(Session session, String selected, Integer @Nullable [] parameter) {
        SelectionQuery<Integer[]> query =
                session.createSelectionQuery("select " + selected + " from Sparse s", Integer[].class);
        if (parameter != null) {
            query.setParameter("a", parameter);
        }
        return query.getSingleResult();
    }

    private static List<Integer> ids(Session session, String where) {
        return session.createSelectionQuery(
                        "select s.id from Sparse s where " + where + " order by s.id", Integer.class)
                .getResultList();
    }
}
