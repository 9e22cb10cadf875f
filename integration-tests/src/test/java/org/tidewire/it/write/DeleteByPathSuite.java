package org.tidewire.it.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.TestDatabase;

/** HQL deletes of an entity whose rows of collections Hibernate deletes first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DeleteByPathSuite {
    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Owner.class, Thing.class);
        factory.inTransaction(session -> {
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
