package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.batch.BatchModel.Node;
import org.tidewire.it.batch.BatchModel.Seat;
import org.tidewire.it.batch.ConstrainedModel.Member;
import org.tidewire.it.batch.ConstrainedModel.Playlist;
import org.tidewire.testkit.junit.TestDatabase;

/**
 * Unique and foreign keys that rows of one batch meet: whether they hold depends on the order of the statements, and a batch must
 * not know better.
 */
abstract class ConstrainedBatchSuite extends BatchComparison {
    private static final String SEATS = "select s.id, s.number from Seat s order by s.id";
    private static final String NODES = "select n.id, n.label, n.parent.id from Node n order by n.id";
    static final String MEMBERS =
            "select m.id, m.version, m.email, m.team, m.place, m.name from Member m order by m.id";

    ConstrainedBatchSuite(TestDatabase database, String switchSetting) {
        super(database, switchSetting);
    }

    static void persistMembers(Session session) {
        persist(session, LongStream.rangeClosed(1, 9).mapToObj(Member::new));
    }

    static List<Member> renameMembers(Session session) {
        List<Member> members = all(session, Member.class);
        members.forEach(member -> member.name = "n" + member.id);
        return members;
    }

    /** Seats 1 to 5 have the numbers 1 to 5. */
    private static void persistSeats(Session session) {
        persist(session, LongStream.rangeClosed(1, 5).mapToObj(i -> {
            Seat seat = new Seat(i);
            seat.number = (int) i;
            return seat;
        }));
    }

    /** In the order of the ids, and against it: one of them is possible row by row, for each direction. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1, 5})
    void uniqueValuesThatMove(int distance) {
        for (boolean reversed : new boolean[] {false, true}) {
            same(SEATS, ConstrainedBatchSuite::persistSeats, session -> {
                List<Seat> seats = all(session, Seat.class);
                session.clear();
                seats.forEach(seat -> seat.number += distance);
                if (reversed) {
                    Collections.reverse(seats);
                }
                statelessly(session, stateless -> stateless.updateMultiple(seats));
            });
        }
    }

    @Test
    void uniqueValuesThatAreFreedForOthers() {
        for (boolean reversed : new boolean[] {false, true}) {
            same(SEATS, ConstrainedBatchSuite::persistSeats, session -> {
                List<Seat> seats = all(session, Seat.class);
                session.clear();
                seats.forEach(seat -> seat.number = seat.id == 3 ? null : seat.id == 4 ? 3 : seat.number);
                if (reversed) {
                    Collections.reverse(seats);
                }
                statelessly(session, stateless -> stateless.updateMultiple(seats));
            });
        }
    }

    @Test
    void uniqueValuesThatGoRound() {
        same(
                SEATS,
                ConstrainedBatchSuite::persistSeats,
                session -> all(session, Seat.class).forEach(seat -> seat.number = seat.number % 5 + 1));
    }

    @Test
    void aUniqueValueOfARowOutsideOfTheBatch() {
        same(SEATS, ConstrainedBatchSuite::persistSeats, session -> {
            List<Seat> seats = all(session, Seat.class);
            seats.get(1).number = 10;
            seats.get(2).number = 5;
        });
    }

    @Test
    void uniqueValuesThatStay() {
        same(MEMBERS, ConstrainedBatchSuite::persistMembers, ConstrainedBatchSuite::renameMembers);
    }

    @Test
    void someUniqueValuesChange() {
        same(MEMBERS, ConstrainedBatchSuite::persistMembers, session -> {
            renameMembers(session).stream().skip(6).forEach(member -> {
                member.email = "new" + member.id;
                member.place += 10;
            });
        });
    }

    @Test
    void someUniqueValuesAreSwapped() {
        same(MEMBERS, ConstrainedBatchSuite::persistMembers, session -> {
            List<Member> members = renameMembers(session);
            members.get(4).email = "m6";
            members.get(5).email = "m5";
        });
    }

    /** Team and place belong together. */
    @Test
    void partsOfAUniqueKeyAreSwapped() {
        same(MEMBERS, ConstrainedBatchSuite::persistMembers, session -> {
            List<Member> members = all(session, Member.class);
            members.get(4).place = 3;
            members.get(6).place = 2;
        });
        same(MEMBERS, ConstrainedBatchSuite::persistMembers, session -> {
            List<Member> members = all(session, Member.class);
            members.get(4).team = 0;
            members.get(4).place = 5;
            members.get(6).place = 9;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"version = 7", "email = 'else'", "version = 1, email = 'else'"})
    void aStaleRowBesideUniqueValuesThatChange(String change) {
        staleBesideUniqueValuesThatChange(change);
    }

    final void staleBesideUniqueValuesThatChange(String change) {
        for (long id = 4; id <= 8; id++) {
            String mutation = "update Member set " + change + " where id = " + id;
            same(MEMBERS, ConstrainedBatchSuite::persistMembers, session -> {
                List<Member> members = renameMembers(session);
                elsewhere(session, mutation);
                members.get(5).email = "new";
                members.get(7).place = 50;
            });
        }
    }

    @Test
    void aDeletedRowBesideUniqueValuesThatChange() {
        same(SEATS, ConstrainedBatchSuite::persistSeats, session -> {
            List<Seat> seats = all(session, Seat.class);
            elsewhere(session, "delete from Seat where id = 3");
            seats.forEach(seat -> seat.number += 10);
        });
    }

    /** Their counts are not checked. */
    @Test
    void rowsOfACollectionWithAUniqueKey() {
        List<Consumer<List<Seat>>> changes = List.of(
                seats -> seats.remove(0),
                seats -> Collections.rotate(seats, 1),
                Collections::reverse,
                seats -> seats.add(0, seats.remove(4)),
                seats -> seats.subList(1, 4).clear());
        for (Consumer<List<Seat>> change : changes) {
            same(
                    "select p.id, index(s), s.id from Playlist p join p.seats s order by p.id, index(s)",
                    session -> {
                        persistSeats(session);
                        Playlist list = new Playlist();
                        list.seats.addAll(all(session, Seat.class));
                        session.persist(list);
                    },
                    session -> change.accept(session.find(Playlist.class, 0L).seats));
        }
    }

    /** Each of 2 to 7 refers to the one before. */
    private static void persistChain(Session session) {
        Node parent = null;
        for (int id = 1; id < 8; id++) {
            parent = new Node(id, parent);
            session.persist(parent);
        }
    }

    @Test
    void rowsThatReferToEachOtherAreDeletedFromEitherEnd() {
        for (boolean reversed : new boolean[] {false, true}) {
            same(NODES, ConstrainedBatchSuite::persistChain, session -> {
                List<Node> nodes = all(session, Node.class);
                session.clear();
                if (reversed) {
                    Collections.reverse(nodes);
                }
                statelessly(session, stateless -> stateless.deleteMultiple(nodes));
            });
        }
    }

    @Test
    void rowsThatReferToEachOtherInACircle() {
        same(
                NODES,
                session -> {
                    persistChain(session);
                    session.flush();
                    session.find(Node.class, 1L).parent = session.find(Node.class, 7L);
                },
                session -> {
                    List<Node> nodes = all(session, Node.class);
                    session.clear();
                    statelessly(session, stateless -> stateless.deleteMultiple(nodes));
                });
    }

    @Test
    void rowsMoveAmongEachOther() {
        List<String> sent = same(NODES, ConstrainedBatchSuite::persistChain, session -> {
            List<Node> nodes = all(session, Node.class);
            IntStream.range(0, 7).forEach(i -> nodes.get(i).parent = nodes.get(6 - i));
        });

        assertThat(sent).hasSize(1);
    }
}
