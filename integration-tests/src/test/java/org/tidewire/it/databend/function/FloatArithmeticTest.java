package org.tidewire.it.databend.function;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.query.SelectionQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Databend prunes blocks by wrong ranges of float arithmetic, and so finds no rows. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloatArithmeticTest {
    @Entity(name = "Scale")
    static class Scale {
        @Id
        int id;

        double weight;
        float small;
        Double perhaps;

        protected Scale() {}

        Scale(int id, double weight, Double perhaps) {
            this.id = id;
            this.weight = weight;
            this.small = (float) weight;
            this.perhaps = perhaps;
        }
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Scale.class);
        factory.inTransaction(session -> {
            session.persist(new Scale(1, 1.5, 1.5));
            session.persist(new Scale(2, -2.25, null));
            session.persist(new Scale(3, 100, 100.0));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-s.weight < 7 | 1,2,3",
                "-s.small < 7 | 1,2,3",
                "100 - s.weight < 101 | 1,3",
                "s.weight * s.weight < 7 | 1,2",
                "s.small * s.small < 7 | 1,2",
                "s.perhaps * s.perhaps < 7 | 1",
                "not (s.perhaps * s.perhaps < 7) | 3",
                "-s.perhaps is null | 2",
                "abs(-s.weight) < 7 | 1,2",
                "-s.weight = -1.5e0 | 1",
                "-s.weight between -2 and 3 | 1,2",
                "(-s.weight) * s.weight + s.id > -2 | 1",
                "case when -s.weight < 0 then 1 else 0 end = 1 | 1,3",
                "s.weight * :two < 4 | 1,2",
                "exists (select 1 from Scale t where -t.weight < -99 and t.id = s.id) | 3",
            })
    void findsAllRows(String condition, String ids) {
        List<Integer> found = factory.fromSession(session -> {
            SelectionQuery<Integer> query = session.createSelectionQuery(
                    "select s.id from Scale s where " + condition + " order by s.id", Integer.class);
            if (condition.contains(":two")) {
                query.setParameter("two", 2.0);
            }
            return query.getResultList();
        });

        assertThat(found).isEqualTo(ids(ids));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "case when -s.weight < 0 then s.id else 0 end | 0,1,3",
                "case when s.weight - s.weight < 1 then s.id else 0 end | 1,2,3",
                "case when s.small * s.small < 7 then s.id else 0 end | 0,1,2",
                "case when not (100 - s.weight < 99) then s.id else 0 end | 0,0,2",
            })
    void comparesInTheSelectList(String selected, String values) {
        List<Integer> found = factory.fromSession(
                session -> session.createSelectionQuery("select " + selected + " from Scale s", Integer.class)
                        .getResultList());

        assertThat(found).containsExactlyInAnyOrderElementsOf(ids(values));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "left join Scale t on -t.weight < -99 and t.id = s.id | 3",
                "join Scale t on -t.weight < -99 | 3,3,3"
            })
    void joinsAllRows(String join, String ids) {
        List<Integer> found = factory.fromSession(session -> session.createSelectionQuery(
                        "select t.id from Scale s " + join + " where t.id is not null", Integer.class)
                .getResultList());

        assertThat(found).isEqualTo(ids(ids));
    }

    private static List<Integer> ids(String ids) {
        return Stream.of(ids.split(",")).map(Integer::valueOf).toList();
    }
}
