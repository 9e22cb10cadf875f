package org.tidewire.it.databend.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** What Hibernate lets a mapping say, one test each: nothing here is Databend's own, and everything has to work on it. */
@DatabendTest
class MappingTest {
    private static final Map<String, Object> BATCHES = Map.of("hibernate.jdbc.batch_size", 100);

    @Entity(name = "Ledger")
    @FilterDef(name = "least", parameters = @ParamDef(name = "least", type = Integer.class))
    @Filter(name = "least", condition = "amount >= :least")
    @SQLRestriction("gone = false")
    static class Ledger {
        @Id
        Integer id;

        @Version
        int version;

        int amount;
        boolean gone;

        Ledger() {}

        Ledger(int id) {
            this.id = id;
            this.amount = id;
            this.gone = id == 9;
        }
    }

    @Entity(name = "Owned")
    static class Owned {
        @Id
        Integer id;

        @TenantId
        String tenant;

        @Version
        int version;

        String firstName;

        @ElementCollection
        List<String> lines = new ArrayList<>();
    }

    @Entity(name = "Stamped")
    static class Stamped {
        @Id
        Integer id;

        int amount;

        @Generated
        @ColumnDefault("7")
        Integer preset;

        @CreationTimestamp(source = SourceType.DB)
        Instant created;

        @UpdateTimestamp(source = SourceType.DB)
        Instant updated;
    }

    @Entity(name = "Root1")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    static class Root1 {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Leaf1")
    static class Leaf1 extends Root1 {
        String leaf = "leaf";
    }

    @Entity(name = "Root2")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Root2 {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Leaf2")
    static class Leaf2 extends Root2 {
        String leaf = "leaf";
    }

    @Entity(name = "Root3")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn
    static class Root3 {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Leaf3")
    static class Leaf3 extends Root3 {
        String leaf = "leaf";
    }

    private final TestDatabase database;

    MappingTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void filtersAndRestrictions() {
        SessionFactory factory = rows();
        factory.inTransaction(session -> {
            session.enableFilter("least").setParameter("least", 6);
            assertThat(session.createSelectionQuery("select id from Ledger order by id", Integer.class)
                            .getResultList())
                    .containsExactly(6, 7, 8);
        });
    }

    @Test
    void scrollsForward() {
        SessionFactory factory = rows();
        factory.inTransaction(session -> {
            try (ScrollableResults<Ledger> scrolled =
                    session.createSelectionQuery("from Ledger", Ledger.class).scroll()) {
                int read = 0;
                while (scrolled.next()) {
                    read++;
                }
                assertThat(read).isEqualTo(9);
            }
            assertThat(session.createSelectionQuery("from Ledger", Ledger.class)
                            .setFetchSize(2)
                            .getResultStream())
                    .hasSize(9);
        });
        factory.inTransaction(session -> assertThatThrownBy(
                        () -> session.createSelectionQuery("from Ledger", Ledger.class)
                                .scroll(ScrollMode.SCROLL_INSENSITIVE))
                .hasMessage("Scrollable result sets are not enabled"));
    }

    @Test
    void writesManyWithoutASession() {
        SessionFactory factory = database.sessionFactory(BATCHES, Ledger.class);
        List<Ledger> rows = new ArrayList<>();
        for (int i = 10; i < 20; i++) {
            rows.add(new Ledger(i));
        }
        factory.inStatelessTransaction(session -> {
            session.insertMultiple(rows);
            rows.forEach(row -> row.amount = 100);
            session.updateMultiple(rows);
        });
        factory.inStatelessTransaction(session -> {
            rows.forEach(row -> row.amount = 200);
            rows.add(new Ledger(20));
            session.upsertMultiple(rows);
        });
        factory.inStatelessTransaction(session -> {
            List<Ledger> read =
                    session.createSelectionQuery("from Ledger", Ledger.class).getResultList();
            assertThat(read).hasSize(11).filteredOn(row -> row.amount == 200).hasSize(10);
            session.deleteMultiple(read);
        });
        factory.inStatelessTransaction(session -> assertThat(session.createSelectionQuery("from Ledger", Ledger.class)
                        .getResultList())
                .isEmpty());
    }

    @Test
    void tenantsByColumn() {
        SessionFactory factory = database.sessionFactory(
                Map.of(
                        "hibernate.physical_naming_strategy",
                        PhysicalNamingStrategySnakeCaseImpl.class.getName(),
                        "hibernate.jdbc.batch_size",
                        100),
                Owned.class);
        for (int tenant = 1; tenant < 3; tenant++) {
            try (var session = factory.withOptions()
                    .tenantIdentifier((Object) ("tenant " + tenant))
                    .openSession()) {
                session.beginTransaction();
                for (int i = 0; i < 4; i++) {
                    Owned owned = new Owned();
                    owned.id = 10 * tenant + i;
                    owned.lines.add("line");
                    session.persist(owned);
                }
                session.getTransaction().commit();
                session.beginTransaction();
                List<Owned> own =
                        session.createSelectionQuery("from Owned", Owned.class).getResultList();
                assertThat(own).hasSize(4);
                own.forEach(owned -> owned.firstName = "new");
                session.getTransaction().commit();
                session.beginTransaction();
                session.remove(own.get(0));
                assertThat(session.createMutationQuery("update Owned set firstName = 'newer'")
                                .executeUpdate())
                        .isEqualTo(3);
                session.getTransaction().commit();
            }
        }
    }

    @Test
    void valuesThatTheDatabaseMakes() {
        SessionFactory factory = database.sessionFactory(Stamped.class);
        factory.inTransaction(session -> {
            Stamped stamped = new Stamped();
            stamped.id = 1;
            session.persist(stamped);
            session.flush();
            assertThat(stamped.preset).isEqualTo(7);
            assertThat(stamped.created).isNotNull();
        });
        factory.inTransaction(session -> {
            Stamped stamped = session.find(Stamped.class, 1);
            stamped.amount = 9;
            session.flush();
            assertThat(stamped.updated).isAfter(stamped.created);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void inheritance(int strategy) {
        SessionFactory factory = database.sessionFactory(
                BATCHES, Root1.class, Leaf1.class, Root2.class, Leaf2.class, Root3.class, Leaf3.class);
        String root = "Root" + strategy;
        String leaf = "Leaf" + strategy;
        factory.inTransaction(session -> {
            Root1[] first = {new Root1(), new Leaf1()};
            Root2[] second = {new Root2(), new Leaf2()};
            Root3[] third = {new Root3(), new Leaf3()};
            for (int i = 0; i < 2; i++) {
                first[i].id = i;
                second[i].id = i;
                third[i].id = i;
                session.persist(first[i]);
                session.persist(second[i]);
                session.persist(third[i]);
            }
        });
        factory.inTransaction(session -> {
            assertThat(session.createSelectionQuery("from " + root + " order by id", Object.class)
                            .getResultList())
                    .hasSize(2);
            assertThat(session.createSelectionQuery(
                                    "select treat(r as %s).leaf from %s r where type(r) = %s"
                                            .formatted(leaf, root, leaf),
                                    String.class)
                            .getResultList())
                    .containsExactly("leaf");
            assertThat(session.createMutationQuery("update " + root + " set name = 'x'")
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(session.createMutationQuery("update " + leaf + " set leaf = 'y', name = 'z' where leaf = 'leaf'")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createMutationQuery("delete " + leaf).executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createMutationQuery("delete " + root).executeUpdate())
                    .isEqualTo(1);
        });
    }

    private SessionFactory rows() {
        SessionFactory factory = database.sessionFactory(BATCHES, Ledger.class);
        factory.inTransaction(session -> {
            for (int i = 0; i < 10; i++) {
                session.persist(new Ledger(i));
            }
        });
        return factory;
    }
}
