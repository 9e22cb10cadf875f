package org.tidewire.it.databend.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Rows that are marked instead of deleted, single and in batches, whose counts are real. */
@DatabendTest
class SoftDeleteTest {
    @Entity(name = "Article")
    @SoftDelete
    static class Article {
        @Id
        Integer id;

        @Version
        int version;

        @ElementCollection
        @SoftDelete
        Set<String> tags = new HashSet<>();

        @ElementCollection
        @SoftDelete
        Map<String, String> titles = new HashMap<>();

        @ElementCollection
        @OrderColumn
        @SoftDelete
        List<String> lines = new ArrayList<>();

        @ManyToMany
        @SoftDelete
        Set<Article> related = new HashSet<>();
    }

    @Entity(name = "Comment")
    @SoftDelete(strategy = SoftDeleteType.TIMESTAMP)
    static class Comment {
        @Id
        Integer id;
    }

    private final TestDatabase database;
    private SessionFactory factory;

    SoftDeleteTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void elementsComeAndGo(int batchSize) {
        factory = database.sessionFactory(Map.of("hibernate.jdbc.batch_size", batchSize), Article.class);
        factory.inTransaction(session -> {
            for (int i = 0; i < 4; i++) {
                Article article = new Article();
                article.id = i;
                article.tags.addAll(Set.of("a", "b", "c", "d"));
                article.lines.addAll(List.of("1", "2", "3", "4"));
                article.titles.put("en", "title " + i);
                session.persist(article);
            }
        });
        change(article -> {
            article.tags.removeAll(Set.of("a", "b", "c"));
            article.tags.add("e");
            article.titles.put("en", "other");
            article.lines.remove(0);
            article.related.addAll(Set.of(find(2), find(3)));
        });
        change(article -> {
            assertThat(article.tags).containsExactlyInAnyOrder("d", "e");
            assertThat(article.titles).containsEntry("en", "other");
            assertThat(article.lines).containsExactly("2", "3", "4");
            assertThat(article.related).hasSize(2);
            article.tags.addAll(Set.of("a", "b", "c"));
        });
        change(article -> article.tags.removeAll(Set.of("a", "b", "c")));
        change(article -> {
            assertThat(article.tags).containsExactlyInAnyOrder("d", "e");
            article.tags.clear();
            article.lines.clear();
            article.related.clear();
        });
        change(article -> {
            assertThat(article.tags).isEmpty();
            assertThat(article.lines).isEmpty();
            assertThat(article.related).isEmpty();
        });
        assertThat(rows("Article_tags where Article_id = 1 and deleted")).isEqualTo(8);
    }

    @Test
    void entitiesAreMarked() {
        factory = database.sessionFactory(Map.of("hibernate.jdbc.batch_size", 100), Article.class, Comment.class);
        factory.inTransaction(session -> {
            for (int i = 0; i < 6; i++) {
                Article article = new Article();
                article.id = i;
                article.tags.addAll(Set.of("a", "b"));
                session.persist(article);
                Comment comment = new Comment();
                comment.id = i;
                session.persist(comment);
            }
        });
        factory.inTransaction(session -> {
            session.createSelectionQuery("from Article where id < 3", Article.class)
                    .getResultList()
                    .forEach(session::remove);
            session.createSelectionQuery("from Comment where id < 3", Comment.class)
                    .getResultList()
                    .forEach(session::remove);
            assertThat(session.createMutationQuery("delete Article where id = 4")
                            .executeUpdate())
                    .isEqualTo(1);
        });
        factory.inTransaction(session -> {
            assertThat(session.createSelectionQuery("select id from Article order by id", Integer.class)
                            .getResultList())
                    .containsExactly(3, 5);
            assertThat(session.createSelectionQuery("select count(*) from Comment", Long.class)
                            .getSingleResult())
                    .isEqualTo(3);
        });
        assertThat(rows("Article")).isEqualTo(6);
        assertThat(rows("Article_tags where deleted")).isEqualTo(8);
        assertThat(rows("Comment where deleted is not null")).isEqualTo(3);
    }

    private interface Change {
        void of(Article article);
    }

    private void change(Change change) {
        factory.inTransaction(session -> change.of(session.find(Article.class, 1)));
    }

    private Article find(int id) {
        return factory.fromTransaction(session -> session.find(Article.class, id));
    }

    private long rows(String table) {
        return factory.fromTransaction(session -> session.createNativeQuery("select count(*) from " + table, Long.class)
                .getSingleResult());
    }
}
