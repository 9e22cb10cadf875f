package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.LogCapture;
import org.tidewire.tidb.internal.server.UnenforcedConstraints;

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
    void truncatingAndDroppingTablesLeavesTheCheckAsItWas() throws SQLException {
        var pool = database.dataSource(options -> options.setMaximumPoolSize(1));
        for (int before : new int[] {1, 0}) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = " + before);
            }
            try (SessionFactory dropping = database.sessionFactory(
                    Map.of("jakarta.persistence.nonJtaDataSource", pool, "hibernate.hbm2ddl.auto", "create-drop"),
                    Parent.class,
                    Child.class)) {
                dropping.getSchemaManager().truncateMappedObjects();
                assertThat(checked(pool)).isEqualTo(before);
            }
            assertThat(checked(pool)).isEqualTo(before);
        }
    }

    private static int checked(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select @@foreign_key_checks")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    @RealTiDB("MariaDB has no such variable")
    void foreignKeysWithoutEffectAreTold() throws SQLException {
        database.execute("set global tidb_enable_foreign_key = off");
        try (LogCapture log = LogCapture.of(UnenforcedConstraints.class.getName())) {
            factory = database.sessionFactory(Parent.class, Child.class);
            assertThat(log.messages())
                    .containsExactly(
                            "TiDB does not enforce the foreign keys of the mapping: tidb_enable_foreign_key is off"
                                    + " on this server, and those that are made meanwhile stay without effect when it is on again.");
        } finally {
            database.execute("set global tidb_enable_foreign_key = on");
        }
        database.execute("insert into Child (id, restricting_id) values (1, 7)");
        assertThat(database.strings("select restricting_id from Child")).containsExactly("7");
    }

    private void delete(int id) {
        factory.inTransaction(session -> session.createMutationQuery("delete from Parent where id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }
}
