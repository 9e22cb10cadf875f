package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.tidewire.it.batch.BatchModel.Archived;
import org.tidewire.it.batch.BatchModel.Booking;
import org.tidewire.it.batch.BatchModel.Car;
import org.tidewire.it.batch.BatchModel.Custom;
import org.tidewire.it.batch.BatchModel.Keyed;
import org.tidewire.it.batch.BatchModel.Node;
import org.tidewire.it.batch.BatchModel.Partial;
import org.tidewire.it.batch.BatchModel.Profile;
import org.tidewire.it.batch.BatchModel.Seat;
import org.tidewire.it.batch.BatchModel.Shouted;
import org.tidewire.it.batch.BatchModel.Tagged;
import org.tidewire.it.batch.WrittenModel.Counted;
import org.tidewire.it.batch.WrittenModel.Lenient;
import org.tidewire.it.batch.WrittenModel.Letter;
import org.tidewire.it.batch.WrittenModel.Numbered;
import org.tidewire.testkit.junit.TestDatabase;

/** Mappings whose batches go over several tables, collections or unique columns, or that send other statements. */
abstract class BatchedMappingSuite extends BatchComparison {
    BatchedMappingSuite(TestDatabase database, String switchSetting) {
        super(database, switchSetting);
    }

    @Test
    void tablesOfAJoinedHierarchy() {
        List<String> updates = same(
                "select c.id, c.version, c.plate, c.doors from Car c order by c.id",
                session -> persist(session, LongStream.range(0, 20).mapToObj(Car::new)),
                session -> all(session, Car.class).forEach(car -> {
                    car.plate = "P" + car.id;
                    car.doors = (int) car.id;
                }));
        List<String> deletes = same(
                "select c.id, c.version, c.plate, c.doors from Car c order by c.id",
                session -> persist(session, LongStream.range(0, 20).mapToObj(Car::new)),
                session -> all(session, Car.class).stream().limit(15).forEach(session::remove));

        assertThat(updates).hasSize(2);
        assertThat(deletes).hasSize(2);
    }

    @Test
    void aSecondaryTable() {
        same(
                "select p.id, p.name, p.biography from Profile p order by p.id",
                session -> persist(session, LongStream.range(0, 9).mapToObj(i -> {
                    Profile profile = new Profile(i);
                    profile.biography = i % 2 == 0 ? null : "born";
                    return profile;
                })),
                session -> all(session, Profile.class).forEach(profile -> {
                    profile.name = "n" + profile.id;
                    profile.biography = profile.id % 3 == 0 ? null : "b" + profile.id;
                }));
    }

    private static void persistTree(Session session) {
        Node root = new Node(1, null);
        session.persist(root);
        persist(session, LongStream.range(2, 8).mapToObj(i -> new Node(i, root)));
    }

    @Test
    void rowsThatReferToEachOther() {
        same(
                "select n.id, n.label, n.parent.id from Node n order by n.id",
                BatchedMappingSuite::persistTree,
                session -> {
                    List<Node> nodes = all(session, Node.class);
                    nodes.forEach(node -> node.label = "l" + node.id);
                    nodes.get(3).parent = nodes.get(4);
                });
        same(
                "select n.id, n.label, n.parent.id from Node n order by n.id",
                BatchedMappingSuite::persistTree,
                session -> all(session, Node.class).stream()
                        .sorted((a, b) -> Long.compare(b.id, a.id))
                        .forEach(session::remove));
    }

    @Test
    void collections() {
        same(
                "select t.id, index(s), s from Tagged t join t.steps s order by t.id, index(s)",
                session -> persist(session, LongStream.range(0, 6).mapToObj(BatchedMappingSuite::tagged)),
                session -> {
                    List<Tagged> found = all(session, Tagged.class);
                    found.forEach(tagged -> tagged.steps.replaceAll(step -> step + "!"));
                    found.get(0).steps.remove(1);
                    found.get(1).steps.clear();
                    found.get(2).steps.add(0, "first");
                    session.remove(found.get(3));
                });
        same(
                "select t.id, m from Tagged t join t.marks m order by t.id, m",
                session -> persist(session, LongStream.range(0, 6).mapToObj(BatchedMappingSuite::tagged)),
                session -> all(session, Tagged.class).forEach(tagged -> {
                    tagged.marks.remove(0);
                    tagged.marks.add(99);
                }));
    }

    private static Tagged tagged(long id) {
        Tagged tagged = new Tagged(id);
        tagged.steps.addAll(List.of("a" + id, "b", "b", "c"));
        tagged.marks.addAll(List.of(1, 1, 2, (int) id));
        return tagged;
    }

    @Test
    void mappingsThatSendOtherStatements() {
        same(
                "select a.id, a.name from Archived a order by a.id",
                session -> persist(session, LongStream.range(0, 9).mapToObj(Archived::new)),
                session -> {
                    List<Archived> found = all(session, Archived.class);
                    found.subList(0, 4).forEach(session::remove);
                    found.subList(4, 9).forEach(archived -> archived.name = "n" + archived.id);
                });
        same(
                "select c.id, c.name from Custom c order by c.id",
                session -> persist(session, LongStream.range(0, 5).mapToObj(Custom::new)),
                session -> all(session, Custom.class).forEach(custom -> custom.name = "n" + custom.id));
        same(
                "select s.id, s.name from Shouted s order by s.id",
                session -> persist(session, LongStream.range(0, 5).mapToObj(Shouted::new)),
                session -> all(session, Shouted.class).forEach(shouted -> shouted.name = "n" + shouted.id));
    }

    private static final String PARTIALS = "select p.id, p.version, p.first, p.second from Partial p order by p.id";

    /** Those that set the same columns share a statement, where they follow each other. */
    @Test
    void updatesOfChangedColumns() {
        List<String> updates = same(
                PARTIALS,
                session -> persist(session, LongStream.range(0, 9).mapToObj(Partial::new)),
                session -> all(session, Partial.class).forEach(partial -> {
                    partial.first = partial.id < 5 ? "f" + partial.id : null;
                    partial.second = partial.id > 3 ? "s" + partial.id : null;
                }));
        List<String> deletes = same(
                PARTIALS,
                session -> persist(session, LongStream.range(0, 6).mapToObj(Partial::new)),
                session -> all(session, Partial.class).stream().skip(1).forEach(session::remove));

        assertThat(updates)
                .as("the first column of four rows, both of one, and the second of four")
                .hasSize(3);
        assertThat(deletes).hasSize(1);
    }

    @Test
    void updatesOfChangedColumnsThatTakeTurns() {
        List<String> updates = same(
                PARTIALS,
                session -> persist(session, LongStream.range(0, 6).mapToObj(Partial::new)),
                session -> all(session, Partial.class).forEach(partial -> {
                    partial.first = partial.id % 2 == 0 ? "f" + partial.id : null;
                    partial.second = partial.id % 2 == 1 ? "s" + partial.id : null;
                }));

        assertThat(updates).hasSize(6);
    }

    /** The version is raised at once, in a statement of its own. */
    @Test
    void aForcedIncrementBesideUpdatesOfChangedColumns() {
        same(PARTIALS, session -> persist(session, LongStream.range(0, 6).mapToObj(Partial::new)), session -> {
            List<Partial> found = all(session, Partial.class);
            found.subList(0, 3).forEach(partial -> partial.first = "f" + partial.id);
            session.lock(found.get(4), LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            found.subList(3, 6).forEach(partial -> partial.first = "g" + partial.id);
        });
    }

    @Test
    void theStaleRowOfAnUpdateOfChangedColumnsIsNamed() {
        for (long id : new long[] {0, 4, 5}) {
            same(PARTIALS, session -> persist(session, LongStream.range(0, 6).mapToObj(Partial::new)), session -> {
                List<Partial> found = all(session, Partial.class);
                elsewhere(session, "update Partial set version = 7 where id = " + id);
                found.forEach(partial -> partial.first = "f" + partial.id);
            });
        }
    }

    /** Possible in the order of the updates, and not in the order of the ids. */
    @Test
    void uniqueValuesThatMoveOn() {
        same("select s.id, s.number from Seat s order by s.id", session -> persist(session, seats()), session -> {
            statelessly(session, stateless -> {
                List<Seat> seats = new ArrayList<>();
                for (long id = 5; id > 0; id--) {
                    Seat seat = stateless.get(Seat.class, id);
                    seat.number++;
                    seats.add(seat);
                }
                stateless.updateMultiple(seats);
            });
        });
    }

    @Test
    void keysOfAnIdClass() {
        List<String> sent = same(
                "select b.room, b.guest, b.version, b.nights from Booking b order by b.room",
                session -> persist(session, IntStream.range(0, 20).mapToObj(i -> new Booking(i, "guest " + i % 3))),
                session -> {
                    List<Booking> found = session.createSelectionQuery("from Booking order by room", Booking.class)
                            .getResultList();
                    found.subList(0, 8).forEach(session::remove);
                    found.subList(8, 20).forEach(booking -> booking.nights = booking.room);
                });

        assertThat(sent).hasSize(2);
    }

    @Test
    void deletesOfTheMappingsOwn() {
        same(
                "select c.id, c.name from Custom c order by c.id",
                session -> persist(session, LongStream.range(0, 5).mapToObj(Custom::new)),
                session -> all(session, Custom.class).stream().skip(1).forEach(session::remove));
    }

    /** A filter narrows what is read, and nothing that is written. */
    @Test
    void filteredEntities() {
        same(
                "select n.id, n.label, n.parent.id from Node n order by n.id",
                BatchedMappingSuite::persistTree,
                session -> {
                    session.enableFilter("small");
                    List<Node> nodes = all(session, Node.class);
                    assertThat(nodes).hasSize(4);
                    nodes.forEach(node -> node.label = "l" + node.id);
                    session.remove(nodes.get(3));
                });
    }

    private static Stream<Seat> seats() {
        return LongStream.rangeClosed(1, 5).mapToObj(i -> {
            Seat seat = new Seat(i);
            seat.number = (int) i;
            return seat;
        });
    }

    @Test
    void uniqueValuesThatAreSwapped() {
        same("select s.id, s.number from Seat s order by s.id", session -> persist(session, seats()), session -> {
            List<Seat> seats = all(session, Seat.class);
            seats.get(0).number = 2;
            seats.get(1).number = 1;
        });
    }

    /** Of a table that is older than the version. */
    final void nullVersions(String alteration) throws SQLException {
        database.execute(alteration);
        List<BiConsumer<Session, List<Keyed>>> changes = List.of(
                (session, found) -> found.forEach(keyed -> keyed.name = "n" + keyed.id),
                (session, found) -> found.get(1).name = "n",
                (session, found) -> found.subList(1, 4).forEach(session::remove));
        for (BiConsumer<Session, List<Keyed>> change : changes) {
            same(
                    "select k.version, k.name from Keyed k order by k.name",
                    session -> {
                        persist(session, LongStream.range(0, 6).mapToObj(i -> new Keyed(new UUID(0, i))));
                        session.flush();
                        session.createNativeMutationQuery("update Keyed set version = null")
                                .executeUpdate();
                    },
                    session -> change.accept(session, all(session, Keyed.class)));
        }
    }

    @Test
    void largeObjects() {
        List<String> sent = same(
                "select l.id, l.text, l.scan from Letter l order by l.id",
                session -> persist(session, LongStream.range(0, 9).mapToObj(Letter::new)),
                session -> all(session, Letter.class).forEach(letter -> {
                    letter.text = letter.id == 3 ? null : "é".repeat((int) letter.id * 100_000);
                    letter.scan = letter.id == 5 ? null : new byte[(int) letter.id * 1000];
                }));

        assertThat(sent).as("by size").hasSizeLessThan(9);
    }

    @Test
    void generatedColumns() {
        List<String> atInsert = same(
                "select n.id, n.name, n.number from Numbered n order by n.id",
                session -> persist(session, LongStream.range(0, 6).mapToObj(Numbered::new)),
                session -> all(session, Numbered.class).forEach(numbered -> numbered.name = "n" + numbered.id));
        List<String> atUpdate = same(
                "select c.id, c.name, c.number from Counted c order by c.id",
                session -> persist(session, LongStream.range(0, 6).mapToObj(Counted::new)),
                session -> all(session, Counted.class).forEach(counted -> counted.name = "n" + counted.id));

        assertThat(atInsert).hasSize(1);
        assertThat(atUpdate).as("Hibernate reads each row again").hasSize(6);
    }

    @Test
    void expectationsOfTheMapping() {
        same(
                "select l.id, l.name from Lenient l order by l.id",
                session -> persist(session, LongStream.range(0, 6).mapToObj(Lenient::new)),
                session -> {
                    List<Lenient> found = all(session, Lenient.class);
                    elsewhere(session, "delete from Lenient where id = 2");
                    found.forEach(lenient -> lenient.name = "n" + lenient.id);
                    session.flush();
                    found.subList(1, 5).forEach(session::remove);
                });
    }
}
