package org.tidewire.it.tidb.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.LockModeType;
import java.util.function.Consumer;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Entities that are read from a union are locked all the same, and what cannot be locked is refused. */
@TiDBTest
class DerivedTableLockTest {
    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Shape {
        @Id
        int id;

        String name;

        protected Shape() {}

        Shape(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        int radius;

        protected Circle() {}

        Circle(int id) {
            super(id);
        }
    }

    private SessionFactory factory;

    @BeforeEach
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Shape.class, Circle.class);
        factory.inTransaction(session -> {
            session.persist(new Circle(1));
            session.persist(new Shape(2));
        });
    }

    @Test
    void whatIsFoundIsLocked() {
        assertThatCircleIsLockedBy(session -> session.find(Shape.class, 1, LockModeType.PESSIMISTIC_WRITE));
    }

    @Test
    void whatIsLockedLaterIsLocked() {
        assertThatCircleIsLockedBy(
                session -> session.lock(session.find(Shape.class, 1), LockModeType.PESSIMISTIC_WRITE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from Shape s where s.id = 1",
                "from Shape s order by s.id limit 1",
                "from Shape s order by s.id fetch first 1 rows with ties",
                "select s from Shape s join Shape t on t.id = s.id + 1"
            })
    void whatIsQueriedIsLocked(String hql) {
        assertThatCircleIsLockedBy(session -> session.createSelectionQuery(hql, Shape.class)
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList());
    }

    @Test
    void aLeafIsLockedByTheQueryThatReadsIt(TestDatabase database) {
        assertThat(database.statements()
                        .sqlDuring(() -> assertThatCircleIsLockedBy(session -> session.createSelectionQuery(
                                        "select c.name from Circle c where c.id = 1", String.class)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                                .getResultList())))
                .contains("select c1_0.name from Circle c1_0 where c1_0.id=1 for update");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select s.name from Shape s where s.id = 1",
                "select s.name, t from Shape s join Shape t on t.id = s.id + 1",
                "select s.id, c from Shape s join Circle c on c.id = s.id"
            })
    void valuesReadFromAUnionAreRefused(String hql) {
        assertThatThrownBy(() -> factory.inTransaction(session -> session.createSelectionQuery(hql, Object.class)
                        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList()))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void aUnionOfQueriesIsRefused() {
        assertThatThrownBy(() -> factory.inTransaction(session -> session.createSelectionQuery(
                                "select c from Circle c where c.id = 1 union select c from Circle c where c.id = 2",
                                Circle.class)
                        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList()))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    private void assertThatCircleIsLockedBy(Consumer<Session> lock) {
        factory.inTransaction(session -> {
            lock.accept(session);
            assertThatThrownBy(() -> factory.inTransaction(other -> other.createNativeQuery(
                                    "select id from Circle where id = 1 for update nowait", Integer.class)
                            .getSingleResult()))
                    .isInstanceOfAny(
                            org.hibernate.exception.LockTimeoutException.class,
                            jakarta.persistence.LockTimeoutException.class);
        });
        assertThat(factory.<Circle>fromTransaction(session -> session.find(Circle.class, 1)))
                .isNotNull();
    }
}
