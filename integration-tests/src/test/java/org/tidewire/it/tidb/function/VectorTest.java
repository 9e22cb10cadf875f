package org.tidewire.it.tidb.function;

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
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

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
    @MethodSource("expressions")
    void givesWhatItHasTo(String expression, Object expected) {
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

    static Stream<Arguments> expressions() {
        return Stream.of(
                arguments("cosine_distance(p.seen, :v)", 1 / 3.0),
                arguments("cosine_distance(:v, p.seen)", 1 / 3.0),
                arguments("cosine_distance(:v, :v)", 0.0),
                arguments("cosine_distance(p.seen, '[0,1,0]')", 1 / 3.0),
                arguments("euclidean_distance(p.seen, :v)", Math.sqrt(6)),
                arguments("l2_distance(p.seen, :v)", Math.sqrt(6)),
                arguments("taxicab_distance(p.seen, :v)", 4.0),
                arguments("l1_distance(p.seen, :v)", 4.0),
                arguments("inner_product(p.seen, :v)", 2.0),
                arguments("negative_inner_product(p.seen, :v)", -2.0),
                arguments("vector_dims(p.seen)", 3),
                arguments("vector_dims(:v)", 3),
                arguments("vector_norm(p.seen)", 3.0),
                arguments("vector_norm(:v)", 1.0),
                arguments("coalesce(p.seen, :v)", new float[] {1, 2, 2}),
                arguments("coalesce(p.seen, :v) = :v", false),
                arguments("(select coalesce(q.seen, :v) from Picture q where q.id = 3) = :v", true),
                arguments("cosine_distance(coalesce(p.seen, :v), :v)", 1 / 3.0));
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
                .hasMessageContaining("A vector of TiDB takes finite numbers here, and not NaN");
    }
}
