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
                update Vehicle t set plate=v.c1_,version=v.c2_ from (values \
                (cast(? as bigint),cast(? as text),cast(? as int4),cast(? as int4)),\
                (cast(? as bigint),cast(? as text),cast(? as int4),cast(? as int4))) v(c0_,c1_,c2_,c3_) \
                where t.id=v.c0_ and t.version=v.c3_""");
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
                delete from Vehicle where (id,version) in ((?,?),(?,?))""");
    }
}
