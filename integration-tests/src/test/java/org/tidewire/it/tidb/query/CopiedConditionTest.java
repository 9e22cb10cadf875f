package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/**
 * Conditions on both tables of an outer join that are true where the joined columns are null. TiDB copies such a condition
 * into the join, and then reads rows of the joined table as nulls.
 */
@TiDBTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopiedConditionTest {
    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) throws Exception {
        factory = database.sessionFactory(
                Map.of("hibernate.query.hql.json_functions_enabled", true), Socket.class, Lamp.class);
        factory.inTransaction(session -> {
            for (int id = 1; id <= 4; id++) {
                session.persist(new Socket(id));
            }
            session.persist(new Lamp(1, true, 40));
            session.persist(new Lamp(2, null, null));
            session.persist(new Lamp(3, true, 60));
        });
    }

    /** Only 2, whose lamp has no values, and 4, which has no lamp. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s.id = 9 or coalesce(l.watts, 0) = 0",
                "not (s.id <> 9 and coalesce(l.watts, 0) <> 0)",
                "s.id = 9 or coalesce(l.watts, null, 0) = 0",
                "coalesce(nullif(s.id, s.id), l.watts, 0) = 0",
                "s.id * coalesce(l.watts, 0) = 0",
                "(s.id, 0) = (9, 0) or (coalesce(l.watts, 0), 0) in ((0, 0))",
                "s.id = 9 or coalesce(concat('w', str(l.watts)), '') = ''",
                "s.id = 9 or l.watts is null",
                "s.id = 9 or nullif(l.watts, 0) is null",
                "s.id = 9 or case when l.watts > 0 then 1 else 0 end = 0",
                "s.id = 9 or l.watts is not distinct from null",
                "s.id = 9 or l.lit is not true",
                "s.id = 9 or not (l.lit is true)",
                "s.id = 9 or json_array(l.watts null on null) = json_array(null null on null)",
                "s.id = 9 or json_object('w': l.watts) = json_object('w': null)",
                "s.id = 9 or coalesce((select x.watts from Lamp x where x.id = l.id), 0) = 0"
            })
    void aJoinedRowIsNotReadAsNulls(String condition) {
        assertThat(ids("select s.id from Socket s left join Lamp l on l.id = s.id where " + condition))
                .containsExactly(2, 4);
        assertThat(ids("select s.id from Lamp l right join Socket s on l.id = s.id where " + condition))
                .containsExactly(2, 4);
        assertThat(ids("select s.id from Socket s left join Lamp l on l.id = s.id"
                        + " group by s.id, l.id, l.watts, l.lit having " + condition))
                .containsExactly(2, 4);
        assertThat(ids("select s.id from Socket s where exists (select 1 from Socket x left join Lamp l on l.id = x.id"
                        + " where x.id = s.id and (" + condition.replace("s.id", "x.id") + "))"))
                .containsExactly(2, 4);
    }

    @Test
    void alsoOfADerivedTable() {
        assertThat(ids("""
                select d.id from (select s.id as id, coalesce(l.watts, 0) as watts from Socket s
                left join Lamp l on l.id = s.id) d where d.id = 9 or d.watts = 0""")).containsExactly(2, 4);
    }

    @Test
    void alsoInAnUpdateAndADelete() {
        factory.inTransaction(session -> {
            String condition = " left join Lamp l on l.id = s.id where s.id = 9 or coalesce(l.watts, 0) = 0";
            assertThat(session.createMutationQuery(
                                    "update Socket s" + condition.replace(" where", " set s.used = 1 where"))
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(session.createMutationQuery("delete Socket s" + condition)
                            .executeUpdate())
                    .isEqualTo(2);
            session.getTransaction().setRollbackOnly();
        });
    }

    private List<Integer> ids(String hql) {
        return factory.fromSession(session -> session.createSelectionQuery(hql, Integer.class)
                .getResultStream()
                .sorted()
                .toList());
    }

    @Entity(name = "Socket")
    static class Socket {
        @Id
        Integer id;

        Integer used;

        Socket() {}

        Socket(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Lamp")
    static class Lamp {
        @Id
        Integer id;

        Boolean lit;

        Integer watts;

        Lamp() {}

        Lamp(int id, Boolean lit, Integer watts) {
            this.id = id;
            this.lit = lit;
            this.watts = watts;
        }
    }
}
