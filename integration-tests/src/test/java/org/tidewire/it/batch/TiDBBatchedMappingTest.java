package org.tidewire.it.batch;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tidewire.it.batch.BatchModel.Shouted;
import org.tidewire.it.batch.WrittenModel.Branch;
import org.tidewire.it.batch.WrittenModel.Regional;
import org.tidewire.it.batch.WrittenModel.Retired;
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

    /** The time is another one in the query that looks for the stale row. */
    @Test
    void rowsThatAreSoftDeletedAtATime() {
        for (String deletedElsewhere : List.of("id < 0", "id = 0", "id = 3", "id in (2, 5)")) {
            same(
                    "select r.id, r.name from Retired r order by r.id",
                    session -> persist(session, LongStream.range(0, 7).mapToObj(Retired::new)),
                    session -> {
                        List<Retired> found = all(session, Retired.class);
                        elsewhere(session, "delete from Retired where " + deletedElsewhere);
                        found.subList(0, 6).forEach(session::remove);
                    });
        }
    }

    /** The region is compared and set, and stays. */
    @Test
    void staleRowsThatAreFoundByAPartitionKeyToo() {
        for (String elsewhere :
                List.of("delete from %s where id = 3", "update %s set name = 'else' where id in (2, 4)")) {
            same(
                    "select r.id, r.region, r.name from Regional r order by r.id",
                    session -> persist(session, LongStream.range(0, 6).mapToObj(Regional::new)),
                    session -> {
                        List<Regional> found = all(session, Regional.class);
                        elsewhere(session, elsewhere.formatted("Regional"));
                        found.forEach(regional -> regional.name = "n" + regional.id);
                    });
            same(
                    "select b.id, b.region, b.version, b.name from Branch b order by b.id",
                    session -> persist(session, LongStream.range(0, 6).mapToObj(Branch::new)),
                    session -> {
                        List<Branch> found = all(session, Branch.class);
                        elsewhere(session, elsewhere.formatted("Branch").replace("update", "update versioned"));
                        found.forEach(branch -> branch.name = "n" + branch.id);
                    });
        }
    }
}
