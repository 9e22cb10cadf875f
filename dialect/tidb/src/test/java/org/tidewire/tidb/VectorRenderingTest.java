package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.rendering.Rendering;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorRenderingTest {
    @Entity(name = "Picture")
    static class Picture {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        float[] seen;
    }

    private Rendering rendering;

    @BeforeAll
    void open() {
        rendering = Rendering.of("MySQL", TiDBRenderingTest.TIDB_8_5, Map.of(), Picture.class);
    }

    @AfterAll
    void close() {
        rendering.close();
    }

    @Test
    void column() {
        assertThat(rendering.createScript()).isEqualTo("""
                create table Picture (id integer not null, seen vector(3), primary key (id))
                """);
    }

    @Test
    void aParameterBesideVectorsIsOne() {
        assertThat(rendering.statement(session -> session.createMutationQuery(
                                "update Picture p set p.seen = case when p.id = 1 then :v else p.seen end")
                        .setParameter("v", new float[] {1, 2, 3})
                        .executeUpdate()))
                .isEqualTo(
                        "update Picture p1_0 set seen=case when p1_0.id=1 then cast(? as vector) else p1_0.seen end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cosine_distance(p.seen, :v) | vec_cosine_distance(p1_0.seen,?)",
                "euclidean_distance(:v, p.seen) | vec_l2_distance(?,p1_0.seen)",
                "l2_distance(p.seen, :v) | vec_l2_distance(p1_0.seen,?)",
                "taxicab_distance(p.seen, :v) | vec_l1_distance(p1_0.seen,?)",
                "l1_distance(p.seen, :v) | vec_l1_distance(p1_0.seen,?)",
                "negative_inner_product(p.seen, :v) | vec_negative_inner_product(p1_0.seen,?)",
                "inner_product(p.seen, :v) | (-1*vec_negative_inner_product(p1_0.seen,?))",
            })
    void functionsOfTwoVectors(String hql, String sql) {
        assertThat(rendering.query(
                        session -> session.createSelectionQuery("select " + hql + " from Picture p", Double.class)
                                .setParameter("v", new float[] {1, 2, 3})))
                .isEqualTo("select " + sql + " from Picture p1_0");
    }

    @Test
    void functionsOfOne() {
        assertThat(rendering.query("select vector_dims(p.seen), vector_norm(p.seen) from Picture p"))
                .isEqualTo("select vec_dims(p1_0.seen),vec_l2_norm(p1_0.seen) from Picture p1_0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cosine_distance(:v, :v) | vec_cosine_distance(cast(cast(? as json) as char),cast(cast(? as json) as char))",
                "vector_dims(:v) | vec_dims(cast(cast(? as json) as char))",
                "coalesce(p.seen, :v) | ifnull(p1_0.seen,cast(? as vector))",
            })
    void aParameterIsAVector(String hql, String sql) {
        assertThat(rendering.query(
                        session -> session.createSelectionQuery("select " + hql + " from Picture p", Object.class)
                                .setParameter("v", new float[] {1, 2, 3})))
                .isEqualTo("select " + sql + " from Picture p1_0");
    }

    @Test
    void whatIsNoVectorIsRefused() {
        assertThatThrownBy(() -> rendering.query("select vector_norm(p.id) from Picture p"))
                .hasMessageContaining("The function vector_norm() takes vectors: map the attribute with"
                        + " @JdbcTypeCode(SqlTypes.VECTOR)");
    }

    @Entity(name = "Painting")
    static class Painting {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        List<Float> seen;
    }

    @Entity(name = "Drawing")
    static class Drawing {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        double[] seen;
    }

    @ParameterizedTest
    @ValueSource(classes = {Painting.class, Drawing.class})
    void aVectorOfAnotherTypeIsRefusedAtBoot(Class<?> entity) {
        assertThatThrownBy(() -> Rendering.of("MySQL", TiDBRenderingTest.TIDB_8_5, Map.of(), entity))
                .hasMessage("The vector in column seen of table " + entity.getSimpleName()
                        + " has to be a float[] in Java: TiDB's vectors are of single floats. Declare the attribute so, or"
                        + " convert it by an AttributeConverter");
    }

    @Test
    void anOlderServerHasNoVectors() {
        assertThatThrownBy(() -> Rendering.of("MySQL", "8.0.11-TiDB-v8.1.2", Map.of(), Picture.class)
                        .createScript())
                .isInstanceOf(RuntimeException.class);
    }
}
