package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** {@code byte[]} is compared byte by byte, unsigned. Databend by itself compares no binaries (error 1065). */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BinaryComparisonTest {
    @Embeddable
    static class Print {
        byte[] hash;
        Integer kind;

        protected Print() {}

        Print(byte[] hash, Integer kind) {
            this.hash = hash;
            this.kind = kind;
        }
    }

    @Entity(name = "Key")
    static class Key {
        @Id
        int id;

        byte[] bytes;
        byte[] others;
        Print print;

        protected Key() {}

        Key(int id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
            this.others = new byte[] {1, 2};
            this.print = new Print(bytes, id);
        }
    }

    @Entity(name = "Seal")
    @DynamicUpdate
    @OptimisticLocking(type = OptimisticLockType.ALL)
    static class Seal {
        @Id
        int id;

        byte[] mark;

        @Column(name = "`the value`")
        byte[] value;

        String name;
    }

    private SessionFactory factory;

    @BeforeAll
    void insertKeys(TestDatabase database) {
        factory = database.sessionFactory(Key.class, Seal.class);
        factory.inTransaction(session -> {
            session.persist(new Key(1, new byte[] {1, 2}));
            session.persist(new Key(2, new byte[] {-1}));
            session.persist(new Key(3, new byte[0]));
            session.persist(new Key(4, null));
            session.persist(new Key(5, new byte[] {1, 2}));
        });
    }

    private List<Integer> ids(String where) {
        return factory.fromTransaction(session -> {
            var query = session.createSelectionQuery(
                    "select k.id from Key k where " + where + " order by k.id", Integer.class);
            if (where.contains(":bytes")) {
                query.setParameter("bytes", new byte[] {1, 2});
            }
            return query.getResultList();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k.bytes = :bytes | 1,5",
                ":bytes = k.bytes | 1,5",
                "k.bytes <> :bytes | 2,3",
                "k.bytes = k.bytes | 1,2,3,5",
                "k.bytes < :bytes | 3",
                "k.bytes >= :bytes | 1,2,5",
                "k.bytes in (:bytes, k.others) | 1,5",
                "k.bytes not in (:bytes) | 2,3",
                "k.bytes between :bytes and k.others | 1,5",
                "k.bytes not between :bytes and k.others | 2,3",
                "k.bytes is distinct from :bytes | 2,3,4",
                "k.bytes is not distinct from :bytes | 1,5",
                "case k.bytes when :bytes then 1 else 0 end = 1 | 1,5",
                "nullif(k.bytes, :bytes) is null | 1,4,5",
                "k.bytes = {0xFF} | 2",
                "k.bytes = (select q.bytes from Key q where q.id = 5) | 1,5",
                "exists (select 1 from Key q where q.bytes = k.bytes and q.id <> k.id) | 1,5",
                "k.print.hash = :bytes | 1,5",
                "coalesce(k.bytes, :bytes) = :bytes | 1,4,5"
            })
    void compares(String where, String ids) {
        assertThat(ids(where)).as(where).map(String::valueOf).containsExactly(ids.split(","));
    }

    @Test
    void joinsGroupsAndSorts() {
        assertThat(factory.<List<Object[]>>fromTransaction(session -> session.createSelectionQuery(
                                "select a.id, b.id from Key a join Key b on a.bytes = b.bytes and a.id < b.id",
                                Object[].class)
                        .getResultList()))
                .singleElement()
                .isEqualTo(new Object[] {1, 5});
        assertThat(factory.<List<Long>>fromTransaction(session -> session.createSelectionQuery(
                                "select count(*) from Key k group by k.bytes order by k.bytes nulls last", Long.class)
                        .getResultList()))
                .containsExactly(1L, 2L, 1L, 1L);
        assertThat(factory.<Print>fromTransaction(session -> session.createSelectionQuery(
                                        "select k.print from Key k where k.print = :print", Print.class)
                                .setParameter("print", new Print(new byte[] {-1}, 2))
                                .getSingleResult())
                        .kind)
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k.bytes in (select q.bytes from Key q)",
                "k.bytes = any (select q.bytes from Key q)",
                "k.bytes > all (select q.bytes from Key q)"
            })
    void refusesSubqueries(String where) {
        assertThatThrownBy(() -> ids(where))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("a binary value compared by 'in', 'any' or 'all' with a subquery");
    }

    @Test
    void anOptimisticLockComparesBinaries() {
        factory.inTransaction(session -> {
            for (int id = 1; id <= 2; id++) {
                Seal seal = new Seal();
                seal.id = id;
                seal.mark = new byte[] {-1, 39, 92, 0};
                seal.value = id == 1 ? new byte[] {7} : null;
                session.persist(seal);
            }
        });
        factory.inTransaction(session -> session.find(Seal.class, 1).name = "a");
        factory.inTransaction(session -> session.find(Seal.class, 2).mark = new byte[] {1});
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    Seal seal = session.find(Seal.class, 1);
                    session.createMutationQuery("update Seal s set s.mark = null where s.id = 1")
                            .executeUpdate();
                    seal.name = "b";
                }))
                .hasRootCauseInstanceOf(StaleStateException.class);
        factory.inTransaction(session -> session.remove(session.find(Seal.class, 2)));
        assertThat(factory.<List<String>>fromTransaction(
                        session -> session.createSelectionQuery("select s.name from Seal s", String.class)
                                .getResultList()))
                .containsExactly("a");
    }
}
