package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.it.batch.BatchModel.Documented;
import org.tidewire.it.batch.BatchModel.Keyed;
import org.tidewire.it.batch.BatchModel.Named;
import org.tidewire.it.batch.BatchModel.Place;
import org.tidewire.it.batch.BatchModel.Placed;
import org.tidewire.it.batch.BatchModel.Stamped;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.recording.SentStatement;

/** Values, keys and versions that keyed batches write as single statements do. */
abstract class KeyedBatchSuite extends BatchComparison {
    KeyedBatchSuite(TestDatabase database, String switchSetting) {
        super(database, switchSetting);
    }

    private static Stream<Article> articles(int count) {
        return LongStream.range(0, count).mapToObj(i -> {
            Article article = new Article(i * 3 - 5);
            article.fill(i);
            return article;
        });
    }

    private static final String NAMED = "select n.id, n.points from Named n order by n.id";

    private static Stream<Named> names(int count) {
        return LongStream.range(40_000, 40_000 + count).mapToObj(Named::ofNumber);
    }

    private static final String ARTICLES = """
            select a.id, a.version, a.name, a.quantity, a.open, a.ratio, a.share, a.price, a.grade, a.standing, a.day,
                a.time, a.moment, a.instant, a.length, a.data, a.code, a.weight, a.text
            from Article a order by a.id""";

    @Test
    void everyTypeIsWrittenAsRowByRow() {
        List<String> sent = same(
                ARTICLES,
                session -> persist(session, articles(45)),
                session -> all(session, Article.class).forEach(article -> article.fill(article.id + 100)));

        assertThat(sent).hasSize(2 + statementsOfTwoScales()).allMatch(sql -> sql.contains("update "));
    }

    /** For rows whose decimals have more digits than those of other rows. */
    int statementsOfTwoScales() {
        return 1;
    }

    @Test
    void documents() {
        List<String> sent = same(
                "select d.id, d.details.title, d.details.pages from Documented d order by d.id",
                session -> persist(session, LongStream.range(0, 20).mapToObj(Documented::new)),
                session -> all(session, Documented.class).forEach(documented -> documented.fill(documented.id)));

        assertThat(sent).hasSize(1);
    }

    @Test
    void rowsOfSeveralVersionsShareAStatement() {
        List<String> sent = same(
                ARTICLES,
                session -> {
                    persist(session, articles(10));
                    session.flush();
                    all(session, Article.class).stream().limit(5).forEach(article -> article.quantity = -1);
                    session.flush();
                },
                session -> all(session, Article.class).forEach(article -> article.quantity++));

        assertThat(sent).hasSize(1);
    }

    @Test
    void rowsAreDeletedTogether() {
        List<String> sent = same(
                ARTICLES,
                session -> persist(session, articles(41)),
                session -> all(session, Article.class).stream()
                        .filter(article -> article.quantity > 0)
                        .forEach(session::remove));

        assertThat(sent).hasSize(2).allMatch(sql -> sql.contains("delete"));
    }

    @Test
    void theStaleRowOfAnUpdateIsNamed() {
        same(ARTICLES, session -> persist(session, articles(15)), session -> {
            List<Article> found = all(session, Article.class);
            elsewhere(session, "update Article set version = 7 where id = 4");
            found.forEach(article -> article.quantity++);
        });
    }

    @Test
    void aDeletedRowIsMissedByAnUpdate() {
        same(ARTICLES, session -> persist(session, articles(15)), session -> {
            List<Article> found = all(session, Article.class);
            elsewhere(session, "delete from Article where id = 7");
            found.forEach(article -> article.quantity++);
        });
    }

    @Test
    void theStaleRowOfADeleteIsNamed() {
        same(ARTICLES, session -> persist(session, articles(15)), session -> {
            List<Article> found = all(session, Article.class);
            elsewhere(session, "update Article set version = 7 where id = 4");
            found.forEach(session::remove);
        });
    }

    @Test
    void keysThatAreText() {
        List<String> sent = same(
                "select n.id, n.points from Named n order by n.id",
                session -> persist(
                        session,
                        Stream.of("a", "A", "á", "a b", "", "it's", "\\", "ß", "z")
                                .map(Named::new)),
                session -> all(session, Named.class).forEach(named -> named.points = named.id.hashCode()));

        assertThat(sent)
                .as("a statement ends where a collation may take two keys for one")
                .hasSize(2);
    }

    @Test
    void keysThatAreUuids() {
        List<String> sent = same(
                "select k.id, k.version, k.name from Keyed k order by k.name",
                session -> persist(
                        session,
                        LongStream.range(0, 20).mapToObj(i -> new Keyed(new UUID(-i, i * 0x0fedcba987654321L)))),
                session -> all(session, Keyed.class).forEach(keyed -> keyed.name = "of " + keyed.id));

        assertThat(sent).hasSize(1);
    }

    @Test
    void keysOfSeveralColumns() {
        LocalDate day = LocalDate.of(2024, 2, 28);
        List<String> sent = same(
                "select p.id.day, p.id.hall, p.id.number, p.version, p.guest from Placed p order by p.guest, p.id.hall",
                session -> persist(
                        session,
                        LongStream.range(0, 20)
                                .mapToObj(i -> new Placed(new Place(day.plusDays(i % 3), "hall " + i % 2, (int) i)))),
                session -> {
                    List<Placed> places = all(session, Placed.class);
                    places.subList(0, 5).forEach(session::remove);
                    places.subList(5, 20).forEach(place -> place.guest = "guest of " + place.id);
                });

        assertThat(sent).hasSize(2);
    }

    @Test
    void versionsThatAreInstants() {
        List<String> sent = same(
                "select s.id, s.name from Stamped s order by s.id",
                session -> Stream.of(1, 2, 3).map(Stamped::new).forEach(stamped -> {
                    session.persist(stamped);
                    session.flush();
                }),
                session -> all(session, Stamped.class).forEach(stamped -> stamped.name = "changed"));
        assertThat(sent).hasSize(1);
        same(
                "select s.id, s.name from Stamped s order by s.id",
                session -> persist(session, Stream.of(1, 2, 3).map(Stamped::new)),
                session -> {
                    List<Stamped> found = all(session, Stamped.class);
                    elsewhere(session, "update Stamped set version = instant where id = 2");
                    found.forEach(stamped -> stamped.name = "changed");
                });
    }

    /** One statement for each batch, and none besides where nothing is stale and keys are unique. */
    @Test
    void tenThousandRowsAreTenStatements() {
        keyed.inTransaction(session -> {
            session.createMutationQuery("delete from Named").executeUpdate();
            session.setJdbcBatchSize(1000);
            persist(session, LongStream.range(100, 10_100).mapToObj(Named::ofNumber));
        });
        List<SentStatement> updates = database.statements()
                .during(() -> keyed.inTransaction(session -> {
                    session.setJdbcBatchSize(1000);
                    all(session, Named.class).forEach(named -> named.points = 1 + named.id.length());
                }));
        List<SentStatement> deletes = database.statements()
                .during(() -> keyed.inTransaction(session -> {
                    session.setJdbcBatchSize(1000);
                    all(session, Named.class).forEach(session::remove);
                }));

        assertThat(updates)
                .as("with the query for the entities")
                .hasSize(1 + 10 * statementsOfABatch())
                .allMatch(sent -> sent.batchSize() == 1);
        assertThat(deletes).hasSize(1 + 10 * statementsOfABatch()).allMatch(sent -> sent.batchSize() == 1);
    }

    @ParameterizedTest
    @CsvSource({"999, 1, 0", "1000, 1, 0", "1001, 1, 1", "2000, 2, 0"})
    void rowsAroundTheSizeOfABatch(int rows, int batches, int single) {
        keyed.inTransaction(session -> {
            session.createMutationQuery("delete from Named").executeUpdate();
            session.setJdbcBatchSize(1000);
            persist(session, LongStream.range(20_000, 20_000 + rows).mapToObj(Named::ofNumber));
        });
        List<SentStatement> updates = database.statements()
                .during(() -> keyed.inTransaction(session -> {
                    session.setJdbcBatchSize(1000);
                    all(session, Named.class).forEach(named -> named.points = 1);
                }));
        List<SentStatement> deletes = database.statements()
                .during(() -> keyed.inTransaction(session -> {
                    session.setJdbcBatchSize(1000);
                    all(session, Named.class).forEach(session::remove);
                }));

        assertThat(updates).hasSize(1 + batches * statementsOfABatch() + single);
        assertThat(deletes).hasSize(1 + batches * statementsOfABatch() + single);
    }

    int statementsOfABatch() {
        return 1;
    }

    @Test
    void aBatchSizeOfOneSendsRowByRow() {
        List<String> sent = same(ARTICLES, session -> persist(session, articles(5)), session -> {
            session.setJdbcBatchSize(1);
            all(session, Article.class).forEach(article -> article.quantity++);
        });

        assertThat(sent).hasSize(5);
    }

    @Test
    void entitiesStayManaged() {
        same(ARTICLES, session -> persist(session, articles(5)), session -> {
            all(session, Article.class).forEach(article -> article.quantity++);
            session.flush();
            Article article = session.find(Article.class, 1L);
            article.quantity++;
            session.flush();
            article.quantity++;
        });
    }

    @Test
    void aStatelessSessionMayChangeARowTwiceAndReuseItsObjects() {
        same(ARTICLES, session -> persist(session, articles(5)), session -> {
            statelessly(session, stateless -> {
                Article article = stateless.get(Article.class, -5L);
                Article other = stateless.get(Article.class, -2L);
                byte[] shared = {1};
                article.data = shared;
                stateless.updateMultiple(List.of(article, other));
                shared[0] = 2;
                article.quantity = 1;
                stateless.update(article);
                article.quantity = 2;
                stateless.update(article);
            });
        });
    }

    @Test
    void aStatelessSessionSendsBatches() {
        keyed.inTransaction(session -> {
            session.createMutationQuery("delete from Named").executeUpdate();
            persist(session, LongStream.range(0, BATCH_SIZE).mapToObj(Named::ofNumber));
        });
        List<SentStatement> sent = database.statements()
                .during(() -> keyed.inStatelessTransaction(stateless -> {
                    List<Named> found = stateless
                            .createSelectionQuery("from Named", Named.class)
                            .getResultList();
                    found.forEach(named -> named.points = 1);
                    stateless.updateMultiple(found);
                    stateless.deleteMultiple(found);
                }));

        assertThat(sent).as("with the query for the entities").hasSize(1 + 2 * statementsOfABatch());
    }

    /** What is gone is not there for a query either, that would look for it after the statement. */
    @Test
    void rowsThatAreGoneBeforeAStatelessSessionDeletesThem() {
        for (int twice : new int[] {1, 4, 6}) {
            same(ARTICLES, session -> persist(session, articles(6)), session -> {
                List<Article> found = all(session, Article.class);
                session.clear();
                statelessly(session, stateless -> {
                    stateless.deleteMultiple(found.subList(0, twice));
                    stateless.deleteMultiple(found.subList(0, twice));
                });
            });
        }
    }

    @Test
    void rowsThatAreGoneBeforeAStatelessSessionUpdatesThem() {
        for (int gone : new int[] {1, 4, 6}) {
            same(NAMED, session -> persist(session, names(6)), session -> {
                List<Named> found = all(session, Named.class);
                session.clear();
                statelessly(session, stateless -> {
                    stateless.deleteMultiple(found.subList(0, gone));
                    stateless.updateMultiple(found);
                });
            });
        }
    }
}
