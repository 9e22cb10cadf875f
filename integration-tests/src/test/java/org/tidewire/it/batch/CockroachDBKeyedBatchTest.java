package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tidewire.cockroachdb.CockroachDBSettings;
import org.tidewire.it.batch.BatchModel.Vehicle;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CockroachDBTest
class CockroachDBKeyedBatchTest extends KeyedBatchSuite {
    CockroachDBKeyedBatchTest(TestDatabase database) {
        super(database, CockroachDBSettings.KEYED_BATCHES);
    }

    @Override
    int statementsOfTwoScales() {
        return 1;
    }

    @Test
    void updates() {
        List<String> sent = same(
                "select v.id, v.version, v.plate from Vehicle v order by v.id",
                session -> LongStream.rangeClosed(1, 2).mapToObj(Vehicle::new).forEach(session::persist),
                session -> session.createSelectionQuery("from Vehicle", Vehicle.class)
                        .getResultList()
                        .forEach(vehicle -> vehicle.plate = "new " + vehicle.id));

        assertThat(sent).containsExactly("""
                update Vehicle tw_t set plate=tw_s.tw_1,version=tw_s.tw_2 from (values \
                (1,cast(? as text),cast(? as int4),cast(? as bigint),cast(? as int4)),\
                (2,cast(? as text),cast(? as int4),cast(? as bigint),cast(? as int4))) tw_s(tw_0,tw_1,tw_2,tw_3,tw_4) \
                where tw_t.id=tw_s.tw_3 and tw_t.version=tw_s.tw_4""");
    }

    @Test
    void deletes() {
        List<String> sent = same(
                "select v.id from Vehicle v",
                session -> LongStream.rangeClosed(1, 2).mapToObj(Vehicle::new).forEach(session::persist),
                session -> session.createSelectionQuery("from Vehicle", Vehicle.class)
                        .getResultList()
                        .forEach(session::remove));

        assertThat(sent).containsExactly("""
                delete from Vehicle tw_t where (id,version) in ((?,?),(?,?))""");
    }
}
