package org.tidewire.it.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.annotations.Audited;
import org.hibernate.audit.AuditLog;
import org.hibernate.audit.AuditLogFactory;
import org.hibernate.cfg.StateManagementSettings;
import org.hibernate.temporal.spi.ChangesetIdentifierSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.TestDatabase;

/** Eager associations of audited entities: by a join their revision would be found by a subquery in its condition. */
public abstract class AuditedAssociationSuite {
    /** For Hibernate. */
    public static final class Changesets implements ChangesetIdentifierSupplier<Integer> {
        private static final AtomicInteger NUMBER = new AtomicInteger();

        @Override
        public Integer generateIdentifier(SharedSessionContract session) {
            return NUMBER.incrementAndGet();
        }
    }

    @Audited
    @Entity(name = "Office")
    public static class Office {
        @Id
        int id;

        String name;

        @ManyToOne
        Office parent;

        @ElementCollection(fetch = FetchType.EAGER)
        Set<String> rooms;

        @OneToMany(mappedBy = "office", fetch = FetchType.EAGER)
        List<Desk> desks;

        @ManyToMany
        Set<Office> neighbours;
    }

    @Audited
    @Entity(name = "Desk")
    public static class Desk {
        @Id
        int id;

        String name;

        @ManyToOne
        Office office;
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "validity"})
    protected void areThoseOfTheRevision(String strategy, TestDatabase database) {
        SessionFactory factory = database.sessionFactory(
                Map.of(
                        StateManagementSettings.CHANGESET_ID_SUPPLIER,
                        Changesets.class.getName(),
                        StateManagementSettings.AUDIT_STRATEGY,
                        strategy),
                Office.class,
                Desk.class);
        factory.inTransaction(session -> {
            Office parent = new Office();
            parent.id = 1;
            parent.name = "old";
            Office office = new Office();
            office.id = 2;
            office.parent = parent;
            office.rooms = Set.of("a", "b");
            office.neighbours = Set.of(parent);
            Desk desk = new Desk();
            desk.id = 3;
            desk.name = "desk";
            desk.office = office;
            List.of(parent, office, desk).forEach(session::persist);
        });
        int before = Changesets.NUMBER.get();
        factory.inTransaction(session -> {
            session.find(Office.class, 1).name = "new";
            session.find(Office.class, 2).rooms.remove("a");
            session.find(Desk.class, 3).name = "moved";
        });
        int after = Changesets.NUMBER.get();

        factory.inSession(session -> {
            Desk desk = session.find(Desk.class, 3);
            assertThat(desk.name).isEqualTo("moved");
            assertThat(desk.office.parent.name).isEqualTo("new");
            assertThat(desk.office.rooms).containsExactly("b");
            assertThat(desk.office.desks).containsExactly(desk);
            assertThat(desk.office.neighbours).containsExactly(desk.office.parent);
        });
        try (AuditLog log = AuditLogFactory.create(factory)) {
            Desk old = log.find(Desk.class, 3, before);
            assertThat(old.name).isEqualTo("desk");
            assertThat(old.office.parent.name).isEqualTo("old");
            assertThat(old.office.rooms).containsExactlyInAnyOrder("a", "b");
            assertThat(old.office.desks).extracting(one -> one.name).containsExactly("desk");
            assertThat(old.office.neighbours).extracting(one -> one.name).containsExactly("old");
            Desk moved = log.find(Desk.class, 3, after);
            assertThat(moved.name).isEqualTo("moved");
            assertThat(moved.office.parent.name).isEqualTo("new");
            assertThat(moved.office.neighbours).extracting(one -> one.name).containsExactly("new");
            // On H2 too: Hibernate 7.4 keeps removed elements in the revisions of a collection.
            assertThat(moved.office.rooms).contains("b");
        }
    }
}
