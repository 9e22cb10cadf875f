package org.tidewire.databend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code StatelessSession.upsert} is one merge. */
class UpsertRenderingTest extends DatabendRenderingTest {
    @Test
    void upsert() {
        Library.Tag tag = new Library.Tag();
        tag.name = "a";
        assertThat(rendering().statelessStatement(session -> session.upsert(tag)))
                .isEqualTo(
                        "merge into tags as t using (select cast(? as varchar) name, cast(? as varchar) meaning) as s"
                                + " on (t.name=s.name)"
                                + " when not matched then insert (name, meaning) values (s.name, s.meaning)"
                                + " when matched then update set meaning=s.meaning");
    }
}
