package org.tidewire.databend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
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
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;

/** Vectors: their column, how they are bound, and their functions. */
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

    @Entity(name = "Endless")
    static class Endless {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        float[] seen;
    }

    @Entity(name = "TooLong")
    static class TooLong {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 4097)
        float[] seen;
    }

    private Rendering rendering;

    @BeforeAll
    void open() {
        rendering = Rendering.of("Databend", "1.2.895", Map.of(), Picture.class);
    }

    @AfterAll
    void close() {
        rendering.close();
    }

    @Test
    void column() {
        assertThat(rendering.createScript()).isEqualTo("create table Picture (id int not null, seen vector(3))\n");
    }

    @Test
    void insert() {
        Picture picture = new Picture();
        picture.seen = new float[] {1, 2, 3};
        assertThat(rendering.statelessStatement(session -> session.insert(picture)))
                .isEqualTo(
                        "insert into Picture (seen,id) values (cast(cast(parse_json(?) as array(float)) as vector(3)),?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "case when p.id = 1 then :v else p.seen end | case when p1_0.id=1 then cast(cast(parse_json(?) as array(float)) as vector(3)) else p1_0.seen end",
                "case p.id when 1 then p.seen else :v end | case p1_0.id when 1 then p1_0.seen else cast(cast(parse_json(?) as array(float)) as vector(3)) end",
                "coalesce(:v, p.seen) | coalesce(cast(cast(parse_json(?) as array(float)) as vector(3)),p1_0.seen)",
            })
    void aParameterHasTheLengthOfTheVectorsBesideIt(String hql, String sql) {
        assertThat(rendering.query(
                        session -> session.createSelectionQuery("select " + hql + " from Picture p", Object.class)
                                .setParameter("v", new float[] {1, 2, 3})))
                .isEqualTo("select " + sql + " from Picture p1_0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cosine_distance(p.seen, :v) | cosine_distance(p1_0.seen,cast(cast(parse_json(?) as array(float)) as vector(3)))",
                "euclidean_distance(:v, p.seen) | l2_distance(cast(cast(parse_json(?) as array(float)) as vector(3)),p1_0.seen)",
                "taxicab_distance(p.seen, p.seen) | l1_distance(p1_0.seen,p1_0.seen)",
                "negative_inner_product(p.seen, p.seen) | (inner_product(p1_0.seen,p1_0.seen)*-1)",
                "vector_dims(p.seen) | vector_dims(p1_0.seen)",
                "l2_norm(p.seen) | vector_norm(p1_0.seen)",
            })
    void functions(String hql, String sql) {
        assertThat(rendering.query(session -> {
                    var query = session.createSelectionQuery("select " + hql + " from Picture p", Object.class);
                    return hql.contains(":v") ? query.setParameter("v", new float[] {1, 2, 3}) : query;
                }))
                .isEqualTo("select " + sql + " from Picture p1_0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hamming_distance(p.seen, p.seen)",
                "jaccard_distance(p.seen, p.seen)",
                "l2_squared_distance(p.seen, p.seen)",
                "euclidean_squared_distance(p.seen, p.seen)",
                "l1_norm(p.seen)",
                "l2_normalize(p.seen)",
                "subvector(p.seen, 1, 2)",
                "binary_quantize(p.seen)",
            })
    void isRefusedByName(String function) {
        assertThatThrownBy(() -> rendering.query("select " + function + " from Picture p"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("Databend does not support the function "
                        + function.substring(0, function.indexOf('(')) + ": ");
    }

    @Test
    void refusesAnOldServerAndALengthThatCannotBe() {
        assertThatThrownBy(() -> Rendering.of("Databend", "1.2.748", Map.of(), Picture.class))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "Databend does not support vectors before version 1.2.749 (2025-06-03) (Picture.seen): use a plain float[], or a newer server");
        assertThatThrownBy(() -> Rendering.of("Databend", "1.2.895", Map.of(), Endless.class))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "Databend does not support vectors without a length, or of more than 4096 numbers (Endless.seen): say @Array(length = n)");
        assertThatThrownBy(() -> Rendering.of("Databend", "1.2.895", Map.of(), TooLong.class))
                .hasMessageContaining("(TooLong.seen)");
    }
}
