package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.tidewire.it.batch.BatchModel.Documented;
import org.tidewire.it.batch.BatchModel.Named;
import org.tidewire.it.batch.BatchModel.Seat;
import org.tidewire.it.batch.BatchModel.Shouted;
import org.tidewire.it.batch.BatchModel.Vehicle;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

/** Tables that are not as the mapping has them: their rows go one by one. Each test has a table of its own. */
@TiDBTest
class TiDBKeyedTableTest extends BatchComparison {
    TiDBKeyedTableTest(TestDatabase database) {
        super(database, TiDBSettings.KEYED_BATCHES);
    }

    private void define(String table, String columns) throws SQLException {
        database.execute(
                "set foreign_key_checks=0", "drop table " + table, "create table " + table + " (" + columns + ")");
    }

    private static void insert(Session session, String table, String... rows) {
        for (String row : rows) {
            session.createNativeMutationQuery("insert into " + table + " values (" + row + ")")
                    .executeUpdate();
        }
    }

    /** The number 7 is equal to both texts, so that two rows changed would hide that row 8 is gone. */
    @Test
    void numbersThatAreKeysOfAColumnOfTexts() throws SQLException {
        define("Seat", "id varchar(20) primary key, number int");
        same(
                "select s.id, s.number from Seat s order by s.id",
                session -> insert(session, "Seat", "'7', 0", "'9', 0"),
                session -> {
                    List<Seat> seats = List.of(new Seat(7), new Seat(8), new Seat(9));
                    nativelyElsewhere(session, "insert into Seat values ('007', 0)");
                    update(session, seats);
                });
    }

    @Test
    void numbersThatAreKeysOfAColumnOfDoubles() throws SQLException {
        define("Shouted", "id double primary key, name varchar(255)");
        long large = 1L << 53;
        same(
                "select s.id, s.name from Shouted s order by s.id",
                session -> insert(session, "Shouted", "7, null", large + ", null"),
                session -> update(
                        session,
                        Stream.of(7L, large, large + 1)
                                .map(id -> {
                                    Shouted shouted = new Shouted(id);
                                    shouted.name = "n" + id;
                                    return shouted;
                                })
                                .toList()));
    }

    /** Two rows of key 4 would hide that row 2 is gone. */
    @Test
    @RealTiDB("MariaDB casts nothing to json")
    void keysThatAreNotUnique() throws SQLException {
        define("Documented", "id bigint, details json, key (id)");
        same(
                "select d.id, d.details.title from Documented d order by d.id, d.details.title",
                session -> persist(session, LongStream.range(1, 6).mapToObj(Documented::new)),
                session -> {
                    List<Documented> found = all(session, Documented.class);
                    elsewhere(session, "delete from Documented where id = 2");
                    nativelyElsewhere(session, "insert into Documented values (4, null)");
                    found.forEach(documented -> documented.fill(documented.id));
                });
        same(
                "select d.id from Documented d order by d.id",
                session -> persist(session, LongStream.range(1, 6).mapToObj(Documented::new)),
                session -> {
                    List<Documented> found = all(session, Documented.class);
                    elsewhere(session, "delete from Documented where id = 2");
                    nativelyElsewhere(session, "insert into Documented values (4, null)");
                    found.forEach(session::remove);
                });
    }

    /** A unique index on some of the compared columns is enough. */
    @Test
    void keysOfAUniqueIndex() throws SQLException {
        define("Vehicle", "ID bigint not null, version int not null, plate varchar(255), unique (id)");
        List<String> sent = same(
                "select v.id, v.version, v.plate from Vehicle v order by v.id",
                session -> insert(session, "Vehicle", "1, 0, 'a'", "2, 0, 'b'"),
                session -> all(session, Vehicle.class).forEach(vehicle -> vehicle.plate += "!"));

        assertThat(sent).hasSize(1).allMatch(sql -> sql.contains(" where id in (?,?) and version=?"));
    }

    /** This collation takes them for the same, as do others with accents, and all with trailing spaces. */
    @Test
    void textsThatACollationTakesForTheSame() throws SQLException {
        define("Named", "id varchar(255) collate utf8mb4_general_ci primary key, points int not null");
        same(
                "select n.id, n.points from Named n order by n.points",
                session -> insert(session, "Named", "'s', 0", "'\uD83D\uDE00', 0", "'e', 0", "'x', 0"),
                session -> update(
                        session,
                        Stream.of("s", "ß", "\uD83D\uDE00", "\uD83D\uDE01", "É", "X ", "e")
                                .map(id -> {
                                    Named named = new Named(id);
                                    named.points = id.hashCode();
                                    return named;
                                })
                                .toList()));
    }

    private static void nativelyElsewhere(Session session, String sql) {
        session.getSessionFactory()
                .inTransaction(other -> other.createNativeMutationQuery(sql).executeUpdate());
    }

    private static void update(Session session, List<?> entities) {
        statelessly(session, stateless -> stateless.updateMultiple(entities));
    }
}
