package org.tidewire.it.cratedb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.annotation.RowVersion;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Versions that are the server's own, {@code _seq_no} and {@code _primary_term}. */
@CrateDBTest
class RowVersionTest {
    private static final String STALE = "jakarta.persistence.OptimisticLockException";
    private static final int WRITERS = 8;
    private static final int INCREMENTS = 200;

    @Entity(name = "Meter")
    static class Meter {
        @Id
        int id;

        int reading;
        String place;

        @Version
        @RowVersion
        Long version;

        @ElementCollection
        @OptimisticLock(excluded = true)
        List<String> notes = new ArrayList<>();

        @ManyToOne
        Meter parent;

        Meter() {}

        Meter(int id) {
            this.id = id;
        }
    }

    /** Without a write to the disk for each increment, which would be most of the test's time. */
    @Entity(name = "Tally")
    @Table(options = "with (\"translog.durability\" = 'ASYNC')")
    static class Tally {
        @Id
        int id;

        int count;

        @Version
        @RowVersion
        long version;
    }

    @Entity(name = "Plant")
    @DiscriminatorValue("p")
    static class Plant {
        @Id
        int id;

        String name;

        @Version
        @RowVersion
        long version;
    }

    @Entity(name = "Tree")
    @DiscriminatorValue("t")
    static class Tree extends Plant {
        int height;
    }

    private final TestDatabase database;
    private SessionFactory factory;

    RowVersionTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void boot() {
        factory = database.sessionFactory(Meter.class, Plant.class, Tree.class);
        factory.inTransaction(session -> session.persist(new Meter(1)));
    }

    @Test
    void aWriteGivesTheEntityTheVersionOfItsRow() {
        factory.inTransaction(session -> {
            Meter meter = new Meter(2);
            session.persist(meter);
            session.flush();
            long inserted = meter.version;
            meter.reading = 1;
            session.flush();
            assertThat(meter.version).isGreaterThan(inserted);
            assertThat(session.createSelectionQuery("select version from Meter where id = 2", Long.class)
                            .getSingleResult())
                    .isEqualTo(meter.version);
            long updated = meter.version;
            session.refresh(meter);
            assertThat(meter.version).isEqualTo(updated);
            meter.reading = 2;
            session.flush();
            session.remove(meter);
        });
        assertThat(find(2)).isNull();
    }

    @Test
    void theStatementsCompareBothColumnsAndReturnThem() {
        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inTransaction(session -> {
                    Meter meter = session.find(Meter.class, 1);
                    meter.reading = 1;
                    session.flush();
                    session.remove(meter);
                }));
        assertThat(sent)
                .contains(
                        "update Meter set parent_id=?,place=?,reading=? where id=? and _seq_no=? and _primary_term=?"
                                + " returning _primary_term*281474976710656+_seq_no",
                        "delete from Meter where id=? and _seq_no=? and _primary_term=?")
                .noneMatch(sql -> sql.startsWith("refresh table Meter "));
    }

    @Test
    void aLosingUpdateAndDeleteAreRefused() {
        isStaleAfterAnotherWrite(meter -> meter.reading = 7, session -> {});
        isStaleAfterAnotherWrite(meter -> {}, session -> session.remove(session.find(Meter.class, 1)));
        assertThat(find(1).reading).isEqualTo(100);
    }

    private void isStaleAfterAnotherWrite(Consumer<Meter> change, Consumer<Session> more) {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    Meter meter = session.find(Meter.class, 1);
                    factory.inTransaction(other -> {
                        Meter same = other.find(Meter.class, 1);
                        same.reading = 100;
                        same.place = same.place + "x";
                    });
                    change.accept(meter);
                    more.accept(session);
                    session.flush();
                }))
                .hasStackTraceContaining(STALE);
    }

    @Test
    void aRowThatAnotherSessionHasRemovedIsStale() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    Meter meter = session.find(Meter.class, 1);
                    factory.inTransaction(other -> other.remove(other.find(Meter.class, 1)));
                    meter.reading = 7;
                }))
                .hasStackTraceContaining(STALE);
    }

    @Test
    void aDetachedEntityIsMergedUnlessItsRowHasChanged() {
        Meter detached = find(1);
        detached.reading = 5;
        factory.inTransaction(session -> session.merge(detached));
        assertThat(find(1).reading).isEqualTo(5);
        detached.reading = 6;
        assertThatThrownBy(() -> factory.inTransaction(session -> session.merge(detached)))
                .hasStackTraceContaining(STALE);
        assertThat(find(1).reading).isEqualTo(5);
    }

    @Test
    void anOptimisticLockIsComparedAtTheEnd() {
        factory.inTransaction(session -> session.find(Meter.class, 1, LockModeType.OPTIMISTIC));
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.find(Meter.class, 1, LockModeType.OPTIMISTIC);
                    factory.inTransaction(other -> other.find(Meter.class, 1).reading = 9);
                }))
                .hasStackTraceContaining(STALE);
    }

    @Test
    void anExcludedCollectionLeavesTheVersion() {
        long before = find(1).version;
        factory.inTransaction(session -> session.find(Meter.class, 1).notes.add("a"));
        assertThat(find(1).version).isEqualTo(before);
    }

    @Test
    void versionsAreReadInJoinsAndInHierarchies() {
        factory.inTransaction(session -> {
            Meter child = new Meter(2);
            child.parent = session.find(Meter.class, 1);
            session.persist(child);
            Tree tree = new Tree();
            tree.id = 1;
            session.persist(tree);
            session.flush();
            session.clear();
            Meter read = session.createSelectionQuery("from Meter m join fetch m.parent", Meter.class)
                    .getSingleResult();
            assertThat(read.version).isNotEqualTo(read.parent.version);
            read.reading = 3;
            read.parent.reading = 4;
            Plant plant =
                    session.createSelectionQuery("from Plant", Plant.class).getSingleResult();
            assertThat(plant.version).isGreaterThanOrEqualTo(1L << 48);
            plant.name = "oak";
        });
        assertThat(find(2).reading).isEqualTo(3);
    }

    @Test
    void deletesInABatchCompareThem() {
        SessionFactory batching = database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 20), Meter.class);
        batching.inTransaction(session -> {
            session.persist(new Meter(1));
            session.persist(new Meter(2));
        });
        assertThatThrownBy(() -> batching.inTransaction(session -> {
                    List<Meter> meters = session.createSelectionQuery("from Meter", Meter.class)
                            .getResultList();
                    batching.inTransaction(other -> other.find(Meter.class, 2).reading = 1);
                    meters.forEach(session::remove);
                }))
                .hasStackTraceContaining(STALE);
    }

    @Test
    @Timeout(600)
    void eightWritersLoseNoUpdate() throws Exception {
        SessionFactory counting = database.sessionFactory(Tally.class);
        counting.inTransaction(session -> session.persist(new Tally()));
        AtomicInteger refused = new AtomicInteger();
        Writers.run(WRITERS, () -> {
            for (int done = 0; done < INCREMENTS; ) {
                try {
                    counting.inTransaction(session -> session.find(Tally.class, 0).count++);
                    done++;
                } catch (RollbackException e) {
                    assertThat(e).hasCauseInstanceOf(OptimisticLockException.class);
                    refused.incrementAndGet();
                }
            }
            return null;
        });
        assertThat(counting.fromSession(session -> session.find(Tally.class, 0)).count)
                .isEqualTo(WRITERS * INCREMENTS);
        assertThat(refused).hasPositiveValue();
        Logger.getLogger(RowVersionTest.class).info(WRITERS * INCREMENTS + " increments, " + refused + " refused");
    }

    /** What the inspector adds is not in the text that the dialect has rendered. */
    @ParameterizedTest
    @ValueSource(strings = {"/* app */ %s", "%s /* trace=1 */", "/* a */ /* b */ %s/* c */"})
    void aStaleUpdateIsToldWithCommentsAroundIt(String commented) {
        SessionFactory inspected = database.sessionFactory(
                Map.of(
                        JdbcSettings.STATEMENT_INSPECTOR,
                        (StatementInspector) sql -> commented.formatted(sql),
                        SchemaToolingSettings.HBM2DDL_AUTO,
                        "none"),
                Meter.class);
        assertThatThrownBy(() -> inspected.inTransaction(session -> {
                    Meter meter = session.find(Meter.class, 1);
                    factory.inTransaction(other -> other.find(Meter.class, 1).place += "x");
                    meter.reading = 7;
                }))
                .hasStackTraceContaining(STALE);
        factory.inTransaction(session -> session.find(Meter.class, 1).reading = 8);
        List<String> sent = database.statements()
                .sqlDuring(() -> inspected.inTransaction(session -> {
                    Meter meter = session.find(Meter.class, 1);
                    meter.reading = 9;
                    session.flush();
                    meter.reading = 10;
                }));
        assertThat(sent).filteredOn(sql -> sql.contains("update Meter")).hasSize(2);
        assertThat(sent).noneMatch(sql -> sql.contains("refresh table"));
    }

    @Test
    void anInsertLeavesTheVersionToTheServer() {
        SessionFactory tallies = database.sessionFactory(Tally.class);
        tallies.inTransaction(session -> {
            session.createMutationQuery("insert into Tally (id, count) values (1, 5)")
                    .executeUpdate();
            session.createMutationQuery("insert into Tally (id, count) select t.id + 1, t.count + 1 from Tally t")
                    .executeUpdate();
            session.createMutationQuery(
                            "insert into Tally (id, count) values (1, 9) on conflict (id) do update set count = excluded.count")
                    .executeUpdate();
        });
        assertThatThrownBy(() -> tallies.inTransaction(session -> session.createMutationQuery(
                                "insert into Tally (id, count, version) values (3, 5, 7)")
                        .executeUpdate()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("assignments to a @RowVersion");
        tallies.inTransaction(session -> session.find(Tally.class, 2).count = 8);
        List<Integer> counts = tallies.fromSession(
                session -> session.createSelectionQuery("select t.count from Tally t order by t.id", Integer.class)
                        .getResultList());
        assertThat(counts).containsExactly(9, 8);
    }

    @Test
    void aDerivedTableHasTheVersion() {
        factory.inTransaction(session -> session.find(Meter.class, 1).notes.addAll(List.of("a", "b")));
        factory.inTransaction(session -> {
            Meter meter = session.createSelectionQuery(
                            "from Meter m left join fetch m.notes order by m.id", Meter.class)
                    .setMaxResults(1)
                    .getSingleResult();
            assertThat(meter.notes).containsExactlyInAnyOrder("a", "b");
            meter.reading = 12;
        });
        assertThat(find(1).reading).isEqualTo(12);
    }

    @Test
    void theVersionIsNotAssigned() {
        factory.inTransaction(session -> {
            assertThatThrownBy(() -> session.createMutationQuery("update versioned Meter set reading = 1")
                            .executeUpdate())
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("'update versioned' and assignments to a @RowVersion");
            assertThatThrownBy(() -> session.createMutationQuery("update Meter set version = 1")
                            .executeUpdate())
                    .isInstanceOf(UnsupportedFeatureException.class);
            assertThatThrownBy(() -> session.createMutationQuery("delete Meter where id = 1 and version = 5")
                            .executeUpdate())
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("conditions on a @RowVersion in a query, an update or a delete");
            Meter meter = session.find(Meter.class, 1);
            assertThatThrownBy(() -> session.lock(meter, LockModeType.OPTIMISTIC_FORCE_INCREMENT))
                    .hasMessageContaining("locks that force an increment of the version");
            for (LockModeType forced : List.of(
                    LockModeType.OPTIMISTIC_FORCE_INCREMENT,
                    LockModeType.PESSIMISTIC_FORCE_INCREMENT,
                    LockModeType.PESSIMISTIC_WRITE)) {
                assertThatThrownBy(() -> session.lock(meter, forced))
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContainingAll("CrateDB", "ersion");
            }
        });
    }

    @Test
    void aColumnWithQuotesIsRefused() {
        assertThatThrownBy(() ->
                        database.sessionFactory(Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, true), Meter.class))
                .hasStackTraceContaining("version needs a column without quotes");
    }

    private Meter find(int id) {
        return factory.fromSession(session -> session.find(Meter.class, id));
    }
}
