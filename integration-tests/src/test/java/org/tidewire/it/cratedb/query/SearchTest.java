package org.tidewire.it.cratedb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.geometric.PGpoint;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Full text, places and vectors. */
@CrateDBTest
class SearchTest {
    @Entity(name = "Place")
    static class Place {
        @Id
        int id;

        @Column(columnDefinition = "text index using fulltext with (analyzer = 'standard')")
        String story;

        PGpoint position;

        @JdbcTypeCode(SqlTypes.OTHER)
        @Column(columnDefinition = "geo_point")
        Object other;

        @JdbcTypeCode(SqlTypes.JSON)
        @Column(columnDefinition = "geo_shape")
        Map<String, Object> area;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 2)
        float[] taste;

        @Formula("_score")
        Float score;

        Place() {}

        Place(int id, String story, double longitude, double latitude, float... taste) {
            this.id = id;
            this.story = story;
            this.position = new PGpoint(longitude, latitude);
            this.other = position;
            this.area = Map.of("type", "Polygon", "coordinates", List.of(square(longitude, latitude)));
            this.taste = taste;
        }
    }

    private static List<List<Double>> square(double x, double y) {
        return List.of(
                List.of(x - 1, y - 1),
                List.of(x + 1, y - 1),
                List.of(x + 1, y + 1),
                List.of(x - 1, y + 1),
                List.of(x - 1, y - 1));
    }

    @Embeddable
    static class Detail {
        int length;
    }

    @Entity(name = "Documented")
    static class Documented {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.JSON)
        Detail detail;
    }

    private final TestDatabase database;
    private SessionFactory factory;

    SearchTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void boot() {
        factory = database.sessionFactory(Place.class);
        factory.inTransaction(session -> {
            session.persist(new Place(1, "snow and ice, and more ice", 6.86, 45.83, 1, 0));
            session.persist(new Place(2, "ice in summer", 7.65, 45.97, 0, 1));
            session.persist(new Place(3, "sand", 31.13, 29.97, -1, 0));
        });
    }

    @Test
    void aTextIsFoundAndScored() {
        assertThat(ids("where match(p.story, 'ice') order by p.score desc")).containsExactly(1, 2);
        assertThat(ids("where match(p.story, 'desert')")).isEmpty();
        Float score = factory.fromSession(session -> session.createSelectionQuery(
                        "select p.score from Place p where match(p.story, 'sand')", Float.class)
                .getSingleResult());
        assertThat(score).isPositive();
    }

    /** The server compares and groups the words of a text with such an index. */
    @Test
    void aTextWithAnIndexIsComparedAsItIs() {
        assertThat(ids("where p.story = 'ice in summer'")).containsExactly(2);
        assertThat(ids("where p.story = 'ice'")).isEmpty();
        assertThat(ids("where p.story in ('sand', 'ice')")).containsExactly(3);
        assertThat(ids("where p.story <> 'sand' order by p.id")).containsExactly(1, 2);
        assertThat(ids("where p.story like 'ice in%'")).containsExactly(2);
        assertThat(ids("where p.story > 'rain' order by p.story")).containsExactly(3, 1);
        assertThat(ids("where exists (select 1 from Place q where q.story = p.story and q.id = 2)"))
                .containsExactly(2);
        List<Object[]> groups = factory.fromSession(session -> session.createSelectionQuery(
                        "select p.story, count(*) from Place p group by p.story order by p.story", Object[].class)
                .getResultList());
        assertThat(groups).containsExactly(new Object[] {"ice in summer", 1L}, new Object[] {"sand", 1L}, new Object[] {
            "snow and ice, and more ice", 1L
        });
        List<String> stories = factory.fromSession(
                session -> session.createSelectionQuery("select distinct p.story from Place p", String.class)
                        .getResultList());
        assertThat(stories).hasSize(3);
        List<String> cases = factory.fromSession(session -> session.createSelectionQuery(
                        "select case when p.story = 'sand' then p.story || '!' else p.story end from Place p order by p.id",
                        String.class)
                .getResultList());
        assertThat(cases).containsExactly("snow and ice, and more ice", "ice in summer", "sand!");
        int changed = factory.fromTransaction(session -> session.createMutationQuery(
                        "update Place p set p.story = 'dust' where p.story = 'sand' or match(p.story, 'nothing')")
                .executeUpdate());
        assertThat(changed).isEqualTo(1);
        assertThat(ids("where p.story = 'dust'")).containsExactly(3);
    }

    @Test
    void placesAreNearAndInside() {
        assertThat(ids("where distance(p.position, 'POINT (6.86 45.83)') < 100000 order by p.id"))
                .containsExactly(1, 2);
        assertThat(ids("order by distance(p.position, 'POINT (31 30)'), p.id")).containsExactly(3, 2, 1);
        assertThat(ids("where within(p.position, 'POLYGON ((30 29, 32 29, 32 31, 30 31, 30 29))')"))
                .containsExactly(3);
        assertThat(ids("where intersects(p.area, 'POINT (7.0 45.9)') order by p.id"))
                .containsExactly(1, 2);
        assertThat(ids("where latitude(p.position) < 30 and longitude(p.position) > 31"))
                .containsExactly(3);
    }

    @Test
    void aPointIsBoundAndRead() {
        PGpoint blanc = new PGpoint(6.86, 45.83);
        PGpoint found = factory.fromSession(session -> session.createSelectionQuery(
                        "select p.position from Place p where distance(p.position, :point) < 10 and distance(p.other, :point) < 10",
                        PGpoint.class)
                .setParameter("point", blanc)
                .getSingleResult());
        assertThat(found.x).isCloseTo(6.86, within(1e-6));
        assertThat(found.y).isCloseTo(45.83, within(1e-6));
        factory.inTransaction(session -> session.find(Place.class, 1).position.x = 7.5);
        factory.inTransaction(session -> session.find(Place.class, 2).position = null);
        factory.inSession(session -> {
            assertThat(session.find(Place.class, 1).position.x).isCloseTo(7.5, within(1e-6));
            assertThat(session.find(Place.class, 2).position).isNull();
        });
    }

    @Test
    void theNearestVectorsAreFound() {
        assertThat(ids("where knn_match(p.taste, :v, 1)", new float[] {0.9f, 0.1f}))
                .containsExactly(1);
        assertThat(ids("order by vector_similarity(p.taste, :v) desc", new float[] {0, 1})
                        .get(0))
                .isEqualTo(2);
    }

    @Test
    void anEmbeddableInAnObjectIsRefused() {
        assertThatThrownBy(() -> database.sessionFactory(Documented.class))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("embeddables in one column");
    }

    private List<Integer> ids(String condition) {
        return factory.fromSession(
                session -> session.createSelectionQuery("select p.id from Place p " + condition, Integer.class)
                        .getResultList());
    }

    private List<Integer> ids(String condition, float[] vector) {
        return factory.fromSession(
                session -> session.createSelectionQuery("select p.id from Place p " + condition, Integer.class)
                        .setParameter("v", vector)
                        .getResultList());
    }
}
