package org.tidewire.it.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.TestDatabase;

/** Vectors come back as they went, and their functions give what they have to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VectorSuite {
    private static final float[] WIDE = {0.1f, 16777216f, Float.MAX_VALUE};
    private static final float[] SMALL = {Float.MIN_VALUE, -1e-7f, 0};

    @Entity(name = "Picture")
    public static class Picture {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        float[] seen;

        protected Picture() {}

        public Picture(int id, float... seen) {
            this.id = id;
            this.seen = seen;
        }
    }

    protected SessionFactory factory;
    private final TestDatabase database;

    protected VectorSuite(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    protected void insertRows() {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case when p.id = 1 then :v else p.seen end",
                "case p.id when 1 then :v else p.seen end",
                "coalesce(:v, p.seen)"
            })
    protected void aParameterIsSelectedBesideVectors(String hql) {
        float[] vector = {0.1f, 3, -7.5f};
        assertThat(factory.<float[]>fromSession(session -> session.createSelectionQuery(
                                "select " + hql + " from Picture p where p.id = 1", float[].class)
                        .setParameter("v", vector)
                        .getSingleResult()))
                .containsExactly(vector);
    }

    @Test
    protected void aParameterIsAssignedBesideVectors() {
        assertThat(factory.<Integer>fromTransaction(session -> session.createMutationQuery(
                                "update Picture p set p.seen = case when p.id = 6 then :v else p.seen end where p.id in (5, 6)")
                        .setParameter("v", new float[] {9, 9, 9})
                        .executeUpdate()))
                .isEqualTo(2);
    }

    @Test
    protected void comeBackAsTheyWent() {
        factory.inTransaction(session -> {
            assertThat(session.find(Picture.class, 1).seen).containsExactly(1, 2, 2);
            assertThat(session.find(Picture.class, 2).seen).containsExactly(WIDE);
            assertThat(session.find(Picture.class, 3).seen).isNull();
            assertThat(session.find(Picture.class, 4).seen).containsExactly(SMALL);
        });
    }

    @Test
    protected void areUpdatedOneByOneAndInBatchesAndByHql() {
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
    @MethodSource("expressions")
    protected void givesWhatItHasTo(String expression, Object expected) {
        Object actual = factory.fromTransaction(session -> {
            var query = session.createQuery("select " + expression + " from Picture p where p.id = 1", Object.class);
            if (expression.contains(":v")) {
                query.setParameter("v", new float[] {0, 1, 0});
            }
            return query.getSingleResult();
        });
        if (expected instanceof Double number) {
            assertThat((Double) actual).isCloseTo(number, within(1e-6));
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    protected static Stream<Arguments> sharedExpressions() {
        return Stream.of(
                arguments("cosine_distance(p.seen, :v)", 1 / 3.0),
                arguments("euclidean_distance(p.seen, :v)", Math.sqrt(6)),
                arguments("l2_distance(:v, p.seen)", Math.sqrt(6)),
                arguments("taxicab_distance(p.seen, :v)", 4.0),
                arguments("l1_distance(p.seen, :v)", 4.0),
                arguments("inner_product(p.seen, :v)", 2.0),
                arguments("negative_inner_product(p.seen, :v)", -2.0),
                arguments("vector_dims(p.seen)", 3),
                arguments("vector_norm(p.seen)", 3.0));
    }

    @Test
    protected void theNearestComesFirst() {
        assertThat(factory.<Integer>fromTransaction(session -> session.createSelectionQuery("""
                                select p.id from Picture p where p.seen is not null and p.id < 5
                                order by euclidean_distance(p.seen, :v) limit 1""", Integer.class)
                        .setParameter("v", new float[] {1, 2, 3})
                        .getSingleResult()))
                .isEqualTo(1);
    }

    @Test
    protected void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.persist(new Picture(7, Float.NaN, 0, 0));
                    session.flush();
                }))
                .hasMessageContaining("A vector of " + database.product() + " takes finite numbers here, and not NaN");
    }
}
