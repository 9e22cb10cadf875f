package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.sql.SQLException;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Foreign keys are enforced, with what they do on delete, and dropped tables leave no trace in the pool. */
@TiDBTest
class ForeignKeyTest {
    @Entity(name = "Parent")
    static class Parent {
        @Id
        Integer id;

        protected Parent() {}

        Parent(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Child")
    static class Child {
        @Id
        Integer id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Parent cascading;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Parent nulling;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.RESTRICT)
        Parent restricting;

        protected Child() {}

        Child(int id, Parent cascading, Parent nulling, Parent restricting) {
            this.id = id;
            this.cascading = cascading;
            this.nulling = nulling;
            this.restricting = restricting;
        }
    }

    private final TestDatabase database;
    private SessionFactory factory;

    ForeignKeyTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertRows() {
        factory = database.sessionFactory(Parent.class, Child.class);
        factory.inTransaction(session -> {
            Parent[] parents = {new Parent(1), new Parent(2), new Parent(3)};
            for (Parent parent : parents) {
                session.persist(parent);
            }
            session.persist(new Child(1, parents[0], null, null));
            session.persist(new Child(2, null, parents[1], null));
            session.persist(new Child(3, null, null, parents[2]));
        });
    }

    @Test
    void onDeleteCascade() {
        delete(1);
        assertThat(factory.<Child>fromTransaction(session -> session.find(Child.class, 1)))
                .isNull();
    }

    @Test
    void onDeleteSetNull() {
        delete(2);
        assertThat(factory.<Child>fromTransaction(session -> session.find(Child.class, 2)).nulling)
                .isNull();
    }

    @Test
    void onDeleteRestrict() {
        assertThatThrownBy(() -> delete(3)).isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void droppingTablesLeavesTheCheckAsItWas() throws SQLException {
        var pool = database.dataSource(options -> options.setMaximumPoolSize(1));
        for (int before : new int[] {1, 0}) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = " + before);
            }
            database.sessionFactory(
                            Map.of(
                                    "jakarta.persistence.nonJtaDataSource",
                                    pool,
                                    "hibernate.hbm2ddl.auto",
                                    "create-drop"),
                            Parent.class,
                            Child.class)
                    .close();
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select @@foreign_key_checks")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(before);
            }
        }
    }

    private void delete(int id) {
        factory.inTransaction(session -> session.createMutationQuery("delete from Parent where id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }
}
