package org.tidewire.databend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.rendering.Library;

/** {@code StatelessSession.upsert} is one merge. */
class UpsertRenderingTest extends DatabendRenderingTest {
    @Test
    void upsertOfAVersion() {
        Library.Book book = new Library.Book();
        book.id = 1L;
        book.version = 3;
        assertThat(rendering().statelessStatement(session -> session.upsert(book)))
                .isEqualTo("merge into books as t using (select cast(? as bigint) id,cast(? as bigint) author_id,"
                        + "cast(? as double) price,cast(? as timestamp) published,"
                        + "cast(? as varchar) title,cast(? as int) version) as s"
                        + " on (t.id=s.id)"
                        + " when not matched then insert (id, author_id, price, published, title, version)"
                        + " values (s.id, s.author_id, s.price, s.published, s.title, s.version)"
                        + " when matched and t.version=? then update set author_id=s.author_id,"
                        + "price=s.price,published=s.published,title=s.title,version=s.version");
    }

    @Test
    void upsert() {
        Library.Tag tag = new Library.Tag();
        tag.name = "a";
        assertThat(rendering().statelessStatement(session -> session.upsert(tag)))
                .isEqualTo("merge into tags as t using (select cast(? as varchar) name,cast(? as varchar) meaning) as s"
                        + " on (t.name=s.name)"
                        + " when not matched then insert (name, meaning) values (s.name, s.meaning)"
                        + " when matched then update set meaning=s.meaning");
    }
}
