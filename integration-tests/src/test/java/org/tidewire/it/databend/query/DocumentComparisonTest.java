package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** JSON attributes are compared as documents, whatever the order of their keys. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentComparisonTest {
    @Embeddable
    static class Size {
        Integer width;
        Integer height;

        protected Size() {}

        Size(Integer width, Integer height) {
            this.width = width;
            this.height = height;
        }
    }

    @Entity(name = "Paper")
    static class Paper {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> json;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> other;

        @JdbcTypeCode(SqlTypes.JSON)
        String raw;

        @JdbcTypeCode(SqlTypes.JSON)
        Size size;

        @JdbcTypeCode(SqlTypes.JSON_ARRAY)
        List<String> names;

        String text;

        protected Paper() {}

        Paper(int id, Map<String, Object> json) {
            this.id = id;
            this.json = json;
        }
    }

    @Entity(name = "Locked")
    @DynamicUpdate
    @OptimisticLocking(type = OptimisticLockType.ALL)
    static class Locked {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> json;

        String name;

        @ElementCollection
        @JdbcTypeCode(SqlTypes.JSON)
        Set<Map<String, Object>> parts = new HashSet<>();
    }

    private static final Map<String, Object> ONE = Map.of("a", 1, "b", List.of(1, 2), "c", Map.of("d", "e\"\\"));

    private SessionFactory factory;

    @BeforeAll
    void insertPapers(TestDatabase database) {
        factory = database.sessionFactory(Paper.class, Locked.class);
        factory.inTransaction(session -> {
            Paper one = new Paper(1, ONE);
            one.other = ONE;
            one.raw = "{\"x\": 1, \"y\": [true]}";
            one.text = "{\"y\": [true], \"x\": 1}";
            one.size = new Size(1, 2);
            one.names = List.of("a", "b");
            session.persist(one);
            Paper two = new Paper(2, Map.of("a", 2));
            two.other = ONE;
            two.raw = "{\"x\": 2}";
            two.text = "{\"x\": 3}";
            two.size = new Size(3, null);
            two.names = List.of("b");
            session.persist(two);
            session.persist(new Paper(3, null));
        });
    }

    private List<Integer> ids(String where, Map<String, ?> parameters) {
        return factory.fromTransaction(session -> {
            var query = session.createSelectionQuery(
                    "select p.id from Paper p where " + where + " order by p.id", Integer.class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.json = :map | 1",
                ":map = p.json | 1",
                "p.json <> :map | 2",
                "not (p.json = :map) | 2",
                "p.json in (:map) | 1",
                "p.json not in (:map) | 2",
                "p.json is distinct from :map | 2,3",
                "p.json is not distinct from :map | 1",
                "case p.json when :map then 1 else 0 end = 1 | 1",
                "coalesce(p.json, :map) = :map | 1,3",
                "p.json = (select q.json from Paper q where q.json = :map) | 1",
                "p.json = p.other or p.json <> :map | 1,2",
                "exists (select 1 from Paper q where q.other = p.json and q.json <> :map) | 1",
                "p.json in (select q.other from Paper q where q.json <> :map) | 1",
            })
    void withAParameter(String where, String ids) {
        assertThat(ids(where, Map.of("map", Map.of("c", Map.of("d", "e\"\\"), "b", List.of(1, 2), "a", 1))))
                .as(where)
                .map(String::valueOf)
                .containsExactly(ids.split(","));
    }

    @Test
    void otherTypesOfDocuments() {
        assertThat(ids("p.size.width = 3 and p.size.height is null", Map.of())).containsExactly(2);
        assertThat(ids("p.names = :names", Map.of("names", List.of("a", "b")))).containsExactly(1);
        assertThat(ids("p.raw = :raw", Map.of("raw", "{\"y\":[true],\"x\":1}"))).containsExactly(1);
        assertThat(ids("p.raw = '{\"y\":[true],\"x\":1}'", Map.of())).containsExactly(1);
        assertThat(ids("p.raw in ('{\"x\":2}', '{}')", Map.of())).containsExactly(2);
        assertThat(ids("p.raw = p.text", Map.of())).containsExactly(1);
        assertThat(ids("p.text <> p.raw", Map.of())).containsExactly(2);
        assertThat(ids("p.raw between '{\"x\":2}' and p.raw", Map.of())).contains(2);
    }

    @Test
    void documentsAreSet() {
        factory.inTransaction(session -> {
            session.persist(new Paper(4, null));
            session.flush();
            session.createMutationQuery("update Paper p set p.json = :map, p.raw = '{\"z\":1}', p.size.width = 7"
                            + " where p.id = 4 and p.json is null")
                    .setParameter("map", ONE)
                    .executeUpdate();
            Paper paper = session.createSelectionQuery("from Paper p where p.json = :map and p.id > 3", Paper.class)
                    .setParameter("map", ONE)
                    .getSingleResult();
            session.refresh(paper);
            assertThat(paper.json).isEqualTo(ONE);
            assertThat(paper.raw).isEqualTo("{\"z\":1}");
            assertThat(paper.size.width).isEqualTo(7);
            assertThat(session.createMutationQuery("delete from Paper p where p.json = :map and p.id = 4")
                            .setParameter("map", ONE)
                            .executeUpdate())
                    .isEqualTo(1);
        });
    }

    /** Hibernate takes an embeddable parameter apart, and renders its first attribute. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p.size = :size",
                "p.size <> :size",
                "p.size in (:size)",
                ":size is distinct from p.size",
                "p.size = (select q.size from Paper q where q.id = 1) or p.size = :size"
            })
    void refusesAnEmbeddableParameter(String where) {
        assertThatThrownBy(() -> ids(where, Map.of("size", new Size(1, 2))))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("compare and assign its attributes one by one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update Paper p set p.size = :size", "insert into Paper (id, size) values (9, :size)"})
    void refusesToAssignAnEmbeddableParameter(String hql) {
        assertThatThrownBy(() -> factory.inTransaction(session -> session.createMutationQuery(hql)
                        .setParameter("size", new Size(1, 2))
                        .executeUpdate()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("compare and assign its attributes one by one");
    }

    @Test
    void whatWasReadIsFoundAgain() {
        factory.inTransaction(session -> {
            Locked locked = new Locked();
            locked.id = 1;
            locked.json = ONE;
            locked.name = "a";
            locked.parts.addAll(Set.of(ONE, Map.of("a", 2)));
            session.persist(locked);
        });
        factory.inTransaction(session -> {
            Locked locked = session.find(Locked.class, 1);
            locked.name = "b";
            locked.parts.remove(ONE);
        });
        factory.inTransaction(session -> {
            Locked locked = session.find(Locked.class, 1);
            assertThat(locked.name).isEqualTo("b");
            assertThat(locked.parts).containsExactly(Map.of("a", 2));
        });
    }

    /** Databend's own {@code is not distinct from} finds such rows at random. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "q.size.width is not distinct from p.size.width",
                "p.size.width is not distinct from q.size.width",
                "q.size.width is not distinct from p.id",
                "q.id is not distinct from p.size.width",
                "q.size.width is not distinct from p.size.width and q.size.height is not distinct from p.size.height"
            })
    void attributesOfDocumentsAreFoundInASubquery(String condition) {
        String hql = "select p.id, (select count(*) from Paper q where " + condition + ") from Paper p order by p.id";
        List<Long> inJava = condition.startsWith("q.size.width is not distinct from p.id")
                ? List.of(1L, 0L, 1L)
                : condition.startsWith("q.id") ? List.of(1L, 1L, 0L) : List.of(1L, 1L, 1L);
        assertThat(factory.<List<Long>>fromTransaction(
                        session -> session.createSelectionQuery(hql, Object[].class).getResultList().stream()
                                .map(row -> (Long) row[1])
                                .toList()))
                .isEqualTo(inJava);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update Paper p set p.size = :size",
                "delete from Paper p where p.size = :size",
                "delete from Paper p where p.size <> :size"
            })
    void anEmbeddableOfADocumentTakesNoParameter(String hql) {
        assertThatThrownBy(() -> factory.inTransaction(session -> session.createMutationQuery(hql)
                        .setParameter("size", new Size(1, 2))
                        .executeUpdate()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "an embeddable in a document that is compared with a parameter or assigned by one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q.size.width is distinct from p.size.width",
                "not (q.size.width is not distinct from p.size.width)",
                "q.size.width + 1 is not distinct from p.size.width + 1",
                "q.size.width is not distinct from p.size.width or q.id = 7"
            })
    void otherwiseTheyAreRefused(String condition) {
        String hql = "select p.id, (select count(*) from Paper q where " + condition + ") from Paper p";
        assertThatThrownBy(() -> factory.inTransaction(session ->
                        session.createSelectionQuery(hql, Object[].class).getResultList()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "'is distinct from' between an attribute of a document and a column of an outer query");
    }
}
