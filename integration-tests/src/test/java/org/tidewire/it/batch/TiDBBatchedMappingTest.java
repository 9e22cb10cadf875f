package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewire.it.batch.BatchModel.Node;
import org.tidewire.it.batch.BatchModel.Seat;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

@TiDBTest
class TiDBBatchedMappingTest extends BatchedMappingSuite {
    TiDBBatchedMappingTest(TestDatabase database) {
        super(database, TiDBSettings.KEYED_BATCHES);
    }

    /** Row by row, each of them would meet on its way a value or a row that is gone in the end. */
    @Test
    @RealTiDB("MariaDB checks a constraint for each row")
    void constraintsHoldForTheWholeStatement() {
        keyed.inTransaction(session -> {
            Node parent = null;
            for (long id = 1; id <= 5; id++) {
                Seat seat = new Seat(100 + id);
                seat.number = (int) id;
                session.persist(seat);
                parent = new Node(100 + id, parent);
                session.persist(parent);
            }
        });
        keyed.inStatelessTransaction(session -> {
            List<Seat> seats = session.createSelectionQuery("from Seat where id > 100 order by id desc", Seat.class)
                    .getResultList();
            seats.forEach(seat -> seat.number--);
            session.updateMultiple(seats);
            session.deleteMultiple(session.createSelectionQuery("from Node where id > 100 order by id", Node.class)
                    .getResultList());
        });

        keyed.inTransaction(session -> {
            assertThat(session.createSelectionQuery("select number from Seat where id > 100 order by id", Integer.class)
                            .getResultList())
                    .containsExactly(0, 1, 2, 3, 4);
            assertThat(session.createSelectionQuery("from Node where id > 100", Node.class)
                            .getResultList())
                    .isEmpty();
        });
    }
}
