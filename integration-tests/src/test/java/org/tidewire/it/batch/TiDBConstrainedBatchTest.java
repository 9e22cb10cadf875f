package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.batch.BatchModel.Node;
import org.tidewire.it.batch.BatchModel.Vehicle;
import org.tidewire.it.batch.ConstrainedModel.Member;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

@TiDBTest
class TiDBConstrainedBatchTest extends ConstrainedBatchSuite {
    private static final String VEHICLES = "select v.id, v.version, v.plate from Vehicle v order by v.id";
    private static final String VEHICLE = "id bigint primary key, version int not null, plate varchar(255)";
    private static final String NODE = "id bigint primary key, label varchar(255), parent_id bigint";
    private static final String NUMBER = "elt(interval(cast(id as signed),?,?,?),?,?,?)";

    TiDBConstrainedBatchTest(TestDatabase database) {
        super(database, TiDBSettings.KEYED_BATCHES);
    }

    /** The first statement learns which columns are unique. */
    private void learn() {
        same(MEMBERS, ConstrainedBatchSuite::persistMembers, ConstrainedBatchSuite::renameMembers);
        same(MEMBERS, ConstrainedBatchSuite::persistMembers, ConstrainedBatchSuite::renameMembers);
    }

    @Test
    void unchangedValuesAreOneStatement() {
        learn();
        List<String> sent = same(
                MEMBERS,
                session -> persist(session, LongStream.rangeClosed(1, 3).mapToObj(Member::new)),
                ConstrainedBatchSuite::renameMembers);

        assertThat(sent)
                .containsExactly("update /*+ set_var(tidb_enable_vectorized_expression=off) */ Member set email="
                        + NUMBER + ",name=" + NUMBER + ",place=cast(" + NUMBER + " as signed),team=cast(" + NUMBER
                        + " as signed),version=? where id in (?,?,?) and version=? and email<=>" + NUMBER
                        + " and place<=>cast("
                        + NUMBER + " as signed) and team<=>cast(" + NUMBER + " as signed)");
    }

    /** The snapshot of the transaction does not have what the other client wrote. */
    @Test
    void aStaleRowOfTheSameNewVersionIsNamedBesideUniqueValuesThatChange() {
        staleBesideUniqueValuesThatChange("version = 1");
    }

    @Test
    void changedValuesAreSentAfterTheOthers() {
        learn();
        List<String> sent = same(
                MEMBERS,
                ConstrainedBatchSuite::persistMembers,
                session -> renameMembers(session).get(4).email = "new");

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1))
                .isEqualTo("update Member set email=?,name=?,place=?,team=?,version=? where id=? and version=?");
    }

    private void define(String table, String columns) throws SQLException {
        database.execute(
                "set foreign_key_checks=0",
                "drop table if exists " + table,
                "create table " + table + " (" + columns + ")");
    }

    /** As the mapping has them. */
    @AfterEach
    void defineAgain() throws SQLException {
        define("Vehicle", VEHICLE);
        define("Node", NODE + ", foreign key (parent_id) references Node (id)");
    }

    private static void persistVehicles(Session session) {
        persist(session, LongStream.rangeClosed(1, 5).mapToObj(id -> {
            Vehicle vehicle = new Vehicle(id);
            vehicle.plate = "p" + id;
            return vehicle;
        }));
    }

    /** Keys that the mapping does not have; the last of each pair of statements has learnt of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "unique (plate)",
                "unique (plate(2))",
                "unique (version, plate)",
                "low varchar(255) as (lower(plate)), unique (low)"
            })
    void keysThatOnlyTheDatabaseKnows(String key) throws SQLException {
        moveVehicles(key);
    }

    @Test
    @RealTiDB("MariaDB has no keys of expressions")
    void keysOfExpressions() throws SQLException {
        moveVehicles("unique ((lower(plate)))");
    }

    private void moveVehicles(String key) throws SQLException {
        define("Vehicle", VEHICLE + ", " + key);
        for (int attempt = 0; attempt < 3; attempt++) {
            for (int distance : new int[] {1, -1}) {
                same(
                        VEHICLES,
                        TiDBConstrainedBatchTest::persistVehicles,
                        session -> all(session, Vehicle.class)
                                .forEach(vehicle -> vehicle.plate = "P" + (vehicle.id + distance)));
            }
            same(
                    VEHICLES,
                    TiDBConstrainedBatchTest::persistVehicles,
                    session -> all(session, Vehicle.class).stream()
                            .filter(vehicle -> vehicle.id != 4)
                            .forEach(vehicle -> vehicle.plate = vehicle.id == 3 ? "p30" : "p" + vehicle.id + "!"));
        }
    }

    /** The database deletes a row before its statement comes. */
    @ParameterizedTest
    @ValueSource(strings = {"cascade", "set null", "restrict"})
    void whatAForeignKeyDoes(String action) throws SQLException {
        define("Node", NODE + ", foreign key (parent_id) references Node (id) on delete " + action);
        for (int attempt = 0; attempt < 2; attempt++) {
            rowsThatReferToEachOtherAreDeletedFromEitherEnd();
            rowsThatReferToEachOtherInACircle();
        }
    }

    /** Rows refer to a column that the same statements change. */
    @ParameterizedTest
    @ValueSource(strings = {"cascade", "set null", "restrict"})
    void foreignKeysToAColumnThatIsSet(String action) throws SQLException {
        define(
                "Node",
                NODE + ", note varchar(255), unique (label), "
                        + "foreign key (note) references Node (label) on delete set null on update " + action);
        for (int attempt = 0; attempt < 3; attempt++) {
            same(
                    "select n.id, n.label from Node n order by n.id",
                    session -> {
                        for (int id = 1; id < 6; id++) {
                            session.createNativeMutationQuery("insert into Node (id, label, note) values (" + id
                                            + ", 'l" + id + "', " + (id == 1 ? "null" : "'l" + (id - 1) + "'") + ")")
                                    .executeUpdate();
                        }
                    },
                    session -> all(session, Node.class).forEach(node -> node.label += "!"));
        }
    }
}
