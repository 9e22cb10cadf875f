package org.tidewire.it.batch;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tidewire.it.batch.BatchModel.Shouted;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

@TiDBTest
class TiDBBatchedMappingTest extends BatchedMappingSuite {
    TiDBBatchedMappingTest(TestDatabase database) {
        super(database, TiDBSettings.KEYED_BATCHES);
    }

    @Test
    void versionsThatAreNull() throws SQLException {
        nullVersions("alter table Keyed modify column version bigint null");
    }

    @Test
    void rowsWithoutAVersionThatAreGone() {
        for (long gone = 0; gone < 3; gone++) {
            String delete = "delete from Shouted where id = " + gone;
            same(
                    "select s.id, s.name from Shouted s order by s.id",
                    session -> persist(session, LongStream.range(0, 6).mapToObj(Shouted::new)),
                    session -> {
                        List<Shouted> found = all(session, Shouted.class);
                        elsewhere(session, delete);
                        found.forEach(shouted -> shouted.name = "n");
                    });
        }
    }
}
