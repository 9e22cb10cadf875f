package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tidewire.cockroachdb.CockroachDBSettings;
import org.tidewire.it.batch.ConstrainedModel.Member;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CockroachDBTest
class CockroachDBConstrainedBatchTest extends ConstrainedBatchSuite {
    CockroachDBConstrainedBatchTest(TestDatabase database) {
        super(database, CockroachDBSettings.KEYED_BATCHES);
    }

    @Test
    void unchangedValuesAreOneStatement() {
        List<String> sent = same(
                MEMBERS,
                session -> persist(session, LongStream.rangeClosed(1, 3).mapToObj(Member::new)),
                ConstrainedBatchSuite::renameMembers);

        assertThat(sent)
                .hasSize(1)
                .allMatch(sql -> sql.endsWith("where tw_t.id=tw_s.tw_6 and tw_t.version=tw_s.tw_7"
                        + " and tw_t.email is not distinct from tw_s.tw_1 and tw_t.place is not distinct from tw_s.tw_3"
                        + " and tw_t.team is not distinct from tw_s.tw_4"));
    }

    @Test
    void changedValuesAreSentAfterTheOthers() {
        List<String> sent = same(
                MEMBERS,
                ConstrainedBatchSuite::persistMembers,
                session -> renameMembers(session).get(4).email = "new");

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1))
                .isEqualTo("update Member set email=?,name=?,place=?,team=?,version=? where id=? and version=?");
    }
}
