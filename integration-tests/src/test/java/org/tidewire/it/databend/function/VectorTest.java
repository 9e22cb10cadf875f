package org.tidewire.it.databend.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
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
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Vectors come back as they went, and their functions give what they have to. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorTest {
    private static final float[] WIDE = {0.1f, 16777216f, Float.MAX_VALUE};
    private static final float[] SMALL = {Float.MIN_VALUE, -1e-7f, 0};

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
        factory = database.sessionFactory(Map.of("hibernate.jdbc.batch_size", 100), Picture.class);
        factory.inTransaction(session -> {
            session.persist(new Picture(1, 1, 2, 2));
            session.persist(new Picture(2, WIDE));
            session.persist(new Picture(3, (float[]) null));
            session.persist(new Picture(4, SMALL));
            session.persist(new Picture(5, 9, 9, 9));
            session.persist(new Picture(6, 9, 9, 9));
        });
        database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "validate"), Picture.class)
                .close();
    }

    @Test
    void comeBackAsTheyWent() {
        factory.inTransaction(session -> {
            assertThat(session.find(Picture.class, 1).seen).containsExactly(1, 2, 2);
            assertThat(session.find(Picture.class, 2).seen).containsExactly(WIDE);
            assertThat(session.find(Picture.class, 3).seen).isNull();
            assertThat(session.find(Picture.class, 4).seen).containsExactly(SMALL);
        });
    }

    @Test
    void areUpdatedOneByOneAndInBatchesAndByHql() {
        factory.inTransaction(session -> {
            session.find(Picture.class, 5).seen = WIDE;
            session.find(Picture.class, 6).seen = null;
        });
        factory.inTransaction(session -> {
            assertThat(session.find(Picture.class, 5).seen).containsExactly(WIDE);
            assertThat(session.find(Picture.class, 6).seen).isNull();
            assertThat(session.createMutationQuery("update Picture p set p.seen = :v where p.id = 6")
                            .setParameter("v", SMALL)
                            .executeUpdate())
                    .isEqualTo(1);
        });
        assertThat(factory.<Picture>fromTransaction(session -> session.find(Picture.class, 6)).seen)
                .containsExactly(SMALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cosine_distance(p.seen, :v) | 0.3333333333333333 | 0",
                "euclidean_distance(p.seen, :v) | 2.8284271247461903 | 1",
                "l2_distance(:v, p.seen) | 2.8284271247461903 | 1",
                "taxicab_distance(p.seen, :v) | 4 | 1",
                "l1_distance(p.seen, :v) | 4 | 1",
                "inner_product(p.seen, :v) | 2 | 0",
                "negative_inner_product(p.seen, :v) | -2 | 0",
            })
    void distances(String expression, double expected, int first) {
        Double distance = factory.fromTransaction(session -> session.createSelectionQuery(
                        "select " + expression + " from Picture p where p.id = 1", Double.class)
                .setParameter("v", new float[] {first, 1 - first, 0})
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
            for (String norm : List.of("vector_norm", "l2_norm")) {
                assertThat(session.createSelectionQuery(
                                        "select " + norm + "(p.seen) from Picture p where p.id = 1", Double.class)
                                .getSingleResult())
                        .isCloseTo(3.0, within(1e-6));
            }
        });
    }

    @Test
    void theNearestComesFirst() {
        assertThat(factory.<Integer>fromTransaction(session -> session.createSelectionQuery("""
                                select p.id from Picture p where p.seen is not null and p.id < 5
                                order by euclidean_distance(p.seen, :v) limit 1""", Integer.class)
                        .setParameter("v", new float[] {1, 2, 3})
                        .getSingleResult()))
                .isEqualTo(1);
    }

    @Test
    void whatIsNoNumberOrTooShortIsRefused() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.persist(new Picture(7, Float.NaN, 0, 0));
                    session.flush();
                }))
                .hasMessageContaining("A vector of Databend takes finite numbers here, and not NaN");
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.persist(new Picture(7, 1, 2));
                    session.flush();
                }))
                .hasStackTraceContaining("incorrect dimension");
    }
}
