package org.tidewire.it.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.it.engine.RealTiDB;
import org.tidewire.it.engine.TestDatabase;
import org.tidewire.it.engine.TiDBTest;

/** Vectors come back as they went, and their functions give what they have to. */
@TiDBTest
@RealTiDB("MariaDB 11.4 has no vectors")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorTest {
    @Entity(name = "Picture")
    static class Picture {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        float[] seen;

        protected Picture() {}

        Picture(int id, float... seen) {
            this.id = id;
            this.seen = seen;
        }
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Picture.class);
        factory.inTransaction(session -> {
            session.persist(new Picture(1, 1, 2, 2));
            session.persist(new Picture(2, 0.1f, -1e-7f, 3e38f));
            session.persist(new Picture(3, (float[]) null));
        });
        database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "validate"), Picture.class)
                .close();
    }

    @Test
    void comeBackAsTheyWent() {
        factory.inTransaction(session -> {
            assertThat(session.find(Picture.class, 1).seen).containsExactly(1, 2, 2);
            assertThat(session.find(Picture.class, 2).seen).containsExactly(0.1f, -1e-7f, 3e38f);
            assertThat(session.find(Picture.class, 3).seen).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cosine_distance(p.seen, :v) | 0.3333333333333333",
                "euclidean_distance(p.seen, :v) | 2.8284271247461903",
                "taxicab_distance(p.seen, :v) | 4",
                "inner_product(p.seen, :v) | 2",
                "negative_inner_product(p.seen, :v) | -2",
            })
    void distances(String expression, double expected) {
        Double distance = factory.fromTransaction(session -> session.createSelectionQuery(
                        "select " + expression + " from Picture p where p.id = 1", Double.class)
                .setParameter(
                        "v",
                        expression.startsWith("cosine") || expression.contains("inner")
                                ? new float[] {0, 1, 0}
                                : new float[] {1, 0, 0})
                .getSingleResult());
        assertThat(distance).isCloseTo(expected, within(1e-6));
    }

    @Test
    void dimensionsAndNorm() {
        factory.inTransaction(session -> {
            assertThat(session.createSelectionQuery(
                                    "select vector_dims(p.seen) from Picture p where p.id = 1", Integer.class)
                            .getSingleResult())
                    .isEqualTo(3);
            assertThat(session.createSelectionQuery(
                                    "select vector_norm(p.seen) from Picture p where p.id = 1", Double.class)
                            .getSingleResult())
                    .isCloseTo(3.0, within(1e-6));
        });
    }

    @Test
    void theNearestComesFirst() {
        assertThat(factory.<Integer>fromTransaction(session -> session.createSelectionQuery("""
                                select p.id from Picture p where p.seen is not null
                                order by euclidean_distance(p.seen, :v) limit 1""", Integer.class)
                        .setParameter("v", new float[] {1, 2, 3})
                        .getSingleResult()))
                .isEqualTo(1);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.persist(new Picture(4, Float.NaN, 0, 0));
                    session.flush();
                }))
                .hasMessageContaining("A vector of TiDB takes finite numbers, and not NaN");
    }
}
