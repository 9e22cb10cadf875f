package org.tidewire.it.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.TestDatabase;

/** HQL deletes of an entity whose rows of collections Hibernate deletes first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DeleteByPathSuite {
    private final boolean readsIds;
    private SessionFactory factory;

    /** @param readsIds whether a delete from several tables reads the ids of its rows first */
    protected DeleteByPathSuite(boolean readsIds) {
        this.readsIds = readsIds;
    }

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Owner.class, Thing.class, Base.class, Special.class);
        factory.inTransaction(session -> {
            Special special = new Special();
            special.id = 1;
            special.extra = 7;
            session.persist(special);
            Base base = new Base();
            base.id = 2;
            session.persist(base);
            Owner owner = new Owner();
            owner.id = 1;
            owner.level = 5;
            session.persist(owner);
            for (int id = 1; id <= 2; id++) {
                Thing thing = new Thing();
                thing.id = id;
                thing.owner = owner;
                thing.tags = Set.of("a", "b");
                session.persist(thing);
            }
        });
    }

    /** Hibernate's statement for the collection lacks the join, on every database. */
    @Test
    void aPathOverAnAssociationIsRefused() {
        assertThatThrownBy(() -> factory.inTransaction(
                        session -> session.createMutationQuery("delete from Thing t where t.owner.level = 5")
                                .executeUpdate()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("the delete of an entity with collections by a path over an association");
        factory.inSession(
                session -> assertThat(session.find(Thing.class, 1).tags).hasSize(2));
    }

    /** Its rows are gone when the entity's are looked for: Hibernate deletes the tags and no thing, on every database. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from Thing t where 'a' member of t.tags",
                "delete from Thing t where t.tags is not empty",
                "delete from Thing t where size(t.tags) > 1",
                "delete from Thing t where t.id in (select x.id from Thing x join x.tags g where g = 'a')"
            })
    void aConditionOnACollectionIsRefused(String hql) {
        refusesToRead(hql);
    }

    /** The same of the tables of subclasses, where the ids are not read first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from Base b where exists (select 1 from Special s) | 2",
                "delete from Base b where b.id in (select s.id from Special s where s.extra = 7) | 1"
            })
    void aConditionOnASubclassIsRightOrRefused(String hql, int deleted) {
        if (readsIds) {
            factory.inTransaction(session -> {
                assertThat(session.createMutationQuery(hql).executeUpdate()).isEqualTo(deleted);
                session.getTransaction().markRollbackOnly();
            });
        } else {
            refusesToRead(hql);
        }
    }

    private void refusesToRead(String hql) {
        assertThatThrownBy(() -> factory.inTransaction(
                        session -> session.createMutationQuery(hql).executeUpdate()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("an HQL delete whose condition reads a collection or subclass of the entity")
                .hasMessageContaining("select the ids first, and delete 'where e.id in (:ids)'");
        factory.inSession(session -> {
            assertThat(session.find(Thing.class, 1).tags).hasSize(2);
            assertThat(session.find(Special.class, 1).extra).isEqualTo(7);
        });
    }

    /** It is not deleted before. */
    @Test
    void aConditionOnAnotherTableWorks() {
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery(
                                    "delete from Base b where exists (select 1 from Thing t where t.id = 5)")
                            .executeUpdate())
                    .isZero();
            assertThat(session.createMutationQuery("delete from Base b where b.id = (select max(c.id) from Base c)")
                            .executeUpdate())
                    .isOne();
        });
        factory.inSession(session -> assertThat(session.find(Base.class, 2)).isNull());
    }

    @Test
    void aSubqueryWorks() {
        factory.inTransaction(session ->
                assertThat(session.createMutationQuery("""
                                delete from Thing t where t.id in
                                (select x.id from Thing x where x.owner.level = 5 and x.id = 2)""").executeUpdate()).isEqualTo(1));
        factory.inSession(session -> assertThat(
                        session.createSelectionQuery("select count(*) from Thing t join t.tags g", Long.class)
                                .getSingleResult())
                .isEqualTo(2));
    }

    @Entity(name = "Base")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Base {
        @Id
        Integer id;
    }

    @Entity(name = "Special")
    public static class Special extends Base {
        Integer extra;
    }

    @Entity(name = "Owner")
    public static class Owner {
        @Id
        Integer id;

        Integer level;
    }

    @Entity(name = "Thing")
    public static class Thing {
        @Id
        Integer id;

        @ManyToOne
        Owner owner;

        @ElementCollection
        Set<String> tags;
    }
}
