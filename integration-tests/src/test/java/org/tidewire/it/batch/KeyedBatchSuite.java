package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StaleObjectStateException;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.it.batch.BatchModel.Archived;
import org.tidewire.it.batch.BatchModel.Article;
import org.tidewire.it.batch.BatchModel.Car;
import org.tidewire.it.batch.BatchModel.Custom;
import org.tidewire.it.batch.BatchModel.Documented;
import org.tidewire.it.batch.BatchModel.Keyed;
import org.tidewire.it.batch.BatchModel.Named;
import org.tidewire.it.batch.BatchModel.Node;
import org.tidewire.it.batch.BatchModel.Partial;
import org.tidewire.it.batch.BatchModel.Place;
import org.tidewire.it.batch.BatchModel.Placed;
import org.tidewire.it.batch.BatchModel.Profile;
import org.tidewire.it.batch.BatchModel.Seat;
import org.tidewire.it.batch.BatchModel.Shouted;
import org.tidewire.it.batch.BatchModel.Stamped;
import org.tidewire.it.batch.BatchModel.Tagged;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.recording.SentStatement;

/** Each scenario runs with keyed batches and without, and both leave the same rows and throw the same exceptions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeyedBatchSuite {
    static final int BATCH_SIZE = 20;

    final TestDatabase database;
    private final String switchSetting;
    private SessionFactory keyed;
    private SessionFactory rowByRow;

    KeyedBatchSuite(TestDatabase database, String switchSetting) {
        this.database = database;
        this.switchSetting = switchSetting;
    }

    @BeforeAll
    void boot() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, BATCH_SIZE);
        settings.put(BatchSettings.ORDER_UPDATES, true);
        keyed = database.sessionFactory(settings, BatchModel.ENTITIES);
        settings.put(switchSetting, "off");
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, "");
        rowByRow = database.sessionFactory(settings, BatchModel.ENTITIES);
    }

    /** What a scenario leaves: the rows, and the exception if there was one. */
    private record Outcome(String failure, List<List<Object>> rows) {}

    /**
     * Runs a scenario both ways.
     *
     * @param query selects what is compared, in order
     * @param prepare fills the tables
     * @param change what is compared, in one transaction
     * @return what the keyed batches have sent
     */
    final List<String> same(String query, Consumer<Session> prepare, Consumer<Session> change) {
        Outcome expected = run(rowByRow, query, prepare, session -> {
            change.accept(session);
            session.flush();
        });
        List<String> sent = new ArrayList<>();
        Outcome actual = run(keyed, query, prepare, session -> {
            change.accept(session);
            sent.addAll(database.statements().sqlDuring(session::flush));
        });
        assertThat(actual).isEqualTo(expected);
        return sent.stream().filter(sql -> !sql.startsWith("select")).toList();
    }

    private Outcome run(SessionFactory factory, String query, Consumer<Session> prepare, Consumer<Session> change) {
        empty(factory);
        factory.inTransaction(prepare);
        String failure = "";
        try {
            factory.inTransaction(change);
        } catch (RuntimeException e) {
            failure = describe(e);
        }
        List<List<Object>> rows = factory.fromTransaction(
                session -> session.createSelectionQuery(query, Object[].class).getResultList().stream()
                        .map(row ->
                                Stream.of(row).map(KeyedBatchSuite::comparable).toList())
                        .toList());
        return new Outcome(failure, rows);
    }

    private static Object comparable(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    private static String describe(Throwable e) {
        Throwable cause = e;
        while (!(cause instanceof StaleObjectStateException) && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String entity = cause instanceof StaleObjectStateException stale
                ? stale.getEntityName() + "#" + stale.getIdentifier()
                : "";
        return e.getClass().getSimpleName() + " " + entity;
    }

    private static void empty(SessionFactory factory) {
        factory.inTransaction(session -> {
            session.createNativeMutationQuery("delete from Archived").executeUpdate();
            for (Class<?> entity : BatchModel.ENTITIES) {
                if (entity == Node.class) {
                    session.createMutationQuery("update Node set parent = null").executeUpdate();
                }
                session.createSelectionQuery("from " + entity.getSimpleName(), entity)
                        .getResultList()
                        .forEach(session::remove);
                session.flush();
                session.clear();
            }
        });
    }

    private static <T> List<T> all(Session session, Class<T> entity) {
        return session.createSelectionQuery("from " + entity.getSimpleName() + " order by id", entity)
                .getResultList();
    }

    private static void persist(Session session, Stream<?> entities) {
        entities.forEach(session::persist);
    }

    private static Stream<Article> articles(int count) {
        return LongStream.range(0, count).mapToObj(i -> {
            Article article = new Article(i * 3 - 5);
            article.fill(i);
            return article;
        });
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

        assertThat(sent).hasSize(3).allMatch(sql -> sql.startsWith("update"));
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

        assertThat(sent).hasSize(2).allMatch(sql -> sql.startsWith("delete"));
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

    /** In a transaction of its own, as another client would. */
    private static void elsewhere(Session session, String mutation) {
        session.getSessionFactory()
                .inTransaction(other -> other.createMutationQuery(mutation).executeUpdate());
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
                .hasSize(3);
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
        same(
                "select s.id, s.name from Stamped s order by s.id",
                session -> persist(session, Stream.of(1, 2, 3).map(Stamped::new)),
                session -> all(session, Stamped.class).forEach(stamped -> stamped.name = "changed"));
        same(
                "select s.id, s.name from Stamped s order by s.id",
                session -> persist(session, Stream.of(1, 2, 3).map(Stamped::new)),
                session -> {
                    List<Stamped> found = all(session, Stamped.class);
                    elsewhere(session, "update Stamped set version = instant where id = 2");
                    found.forEach(stamped -> stamped.name = "changed");
                });
    }

    @Test
    void tablesOfAJoinedHierarchy() {
        List<String> updates = same(
                "select c.id, c.version, c.plate, c.doors from Car c order by c.id",
                session -> persist(session, LongStream.range(0, 20).mapToObj(Car::new)),
                session -> all(session, Car.class).forEach(car -> {
                    car.plate = "P" + car.id;
                    car.doors = (int) car.id;
                }));
        List<String> deletes = same(
                "select c.id, c.version, c.plate, c.doors from Car c order by c.id",
                session -> persist(session, LongStream.range(0, 20).mapToObj(Car::new)),
                session -> all(session, Car.class).stream().limit(15).forEach(session::remove));

        assertThat(updates).hasSize(2);
        assertThat(deletes).hasSize(2);
    }

    @Test
    void aSecondaryTable() {
        same(
                "select p.id, p.name, p.biography from Profile p order by p.id",
                session -> persist(session, LongStream.range(0, 9).mapToObj(i -> {
                    Profile profile = new Profile(i);
                    profile.biography = i % 2 == 0 ? null : "born";
                    return profile;
                })),
                session -> all(session, Profile.class).forEach(profile -> {
                    profile.name = "n" + profile.id;
                    profile.biography = profile.id % 3 == 0 ? null : "b" + profile.id;
                }));
    }

    @Test
    void rowsThatReferToEachOther() {
        same(
                "select n.id, n.label, n.parent.id from Node n order by n.id",
                session -> {
                    Node root = new Node(1, null);
                    session.persist(root);
                    persist(session, LongStream.range(2, 8).mapToObj(i -> new Node(i, root)));
                },
                session -> {
                    List<Node> nodes = all(session, Node.class);
                    nodes.forEach(node -> node.label = "l" + node.id);
                    nodes.get(3).parent = nodes.get(4);
                });
        same(
                "select n.id, n.label, n.parent.id from Node n order by n.id",
                session -> {
                    Node root = new Node(1, null);
                    session.persist(root);
                    persist(session, LongStream.range(2, 8).mapToObj(i -> new Node(i, root)));
                },
                session -> all(session, Node.class).stream()
                        .sorted((a, b) -> Long.compare(b.id, a.id))
                        .forEach(session::remove));
    }

    @Test
    void collections() {
        same(
                "select t.id, index(s), s from Tagged t join t.steps s order by t.id, index(s)",
                session -> persist(session, LongStream.range(0, 6).mapToObj(KeyedBatchSuite::tagged)),
                session -> {
                    List<Tagged> found = all(session, Tagged.class);
                    found.forEach(tagged -> tagged.steps.replaceAll(step -> step + "!"));
                    found.get(0).steps.remove(1);
                    found.get(1).steps.clear();
                    found.get(2).steps.add(0, "first");
                    session.remove(found.get(3));
                });
        same(
                "select t.id, m from Tagged t join t.marks m order by t.id, m",
                session -> persist(session, LongStream.range(0, 6).mapToObj(KeyedBatchSuite::tagged)),
                session -> all(session, Tagged.class).forEach(tagged -> {
                    tagged.marks.remove(0);
                    tagged.marks.add(99);
                }));
    }

    private static Tagged tagged(long id) {
        Tagged tagged = new Tagged(id);
        tagged.steps.addAll(List.of("a" + id, "b", "b", "c"));
        tagged.marks.addAll(List.of(1, 1, 2, (int) id));
        return tagged;
    }

    @Test
    void mappingsThatSendOtherStatements() {
        same(
                "select p.id, p.first, p.second from Partial p order by p.id",
                session -> persist(session, LongStream.range(0, 5).mapToObj(Partial::new)),
                session -> all(session, Partial.class).forEach(partial -> {
                    if (partial.id % 2 == 0) {
                        partial.first = "f" + partial.id;
                    } else {
                        partial.second = "s" + partial.id;
                    }
                }));
        same(
                "select a.id, a.name from Archived a order by a.id",
                session -> persist(session, LongStream.range(0, 9).mapToObj(Archived::new)),
                session -> {
                    List<Archived> found = all(session, Archived.class);
                    found.subList(0, 4).forEach(session::remove);
                    found.subList(4, 9).forEach(archived -> archived.name = "n" + archived.id);
                });
        same(
                "select c.id, c.name from Custom c order by c.id",
                session -> persist(session, LongStream.range(0, 5).mapToObj(Custom::new)),
                session -> all(session, Custom.class).forEach(custom -> custom.name = "n" + custom.id));
        same(
                "select s.id, s.name from Shouted s order by s.id",
                session -> persist(session, LongStream.range(0, 5).mapToObj(Shouted::new)),
                session -> all(session, Shouted.class).forEach(shouted -> shouted.name = "n" + shouted.id));
    }

    /** Possible in the order of the updates, and not in the order of the ids. */
    @Test
    void uniqueValuesThatMoveOn() {
        same("select s.id, s.number from Seat s order by s.id", session -> persist(session, seats()), session -> {
            try (var stateless = session.getSessionFactory()
                    .withStatelessOptions()
                    .connection(connection(session))
                    .openStatelessSession()) {
                stateless.setJdbcBatchSize(BATCH_SIZE);
                List<Seat> seats = new ArrayList<>();
                for (long id = 5; id > 0; id--) {
                    Seat seat = stateless.get(Seat.class, id);
                    seat.number++;
                    seats.add(seat);
                }
                stateless.updateMultiple(seats);
            }
        });
    }

    private static Stream<Seat> seats() {
        return LongStream.rangeClosed(1, 5).mapToObj(i -> {
            Seat seat = new Seat(i);
            seat.number = (int) i;
            return seat;
        });
    }

    @Test
    void uniqueValuesThatAreSwapped() {
        same("select s.id, s.number from Seat s order by s.id", session -> persist(session, seats()), session -> {
            List<Seat> seats = all(session, Seat.class);
            seats.get(0).number = 2;
            seats.get(1).number = 1;
        });
    }

    @Test
    void aStatelessSessionMayChangeARowTwiceAndReuseItsObjects() {
        same(ARTICLES, session -> persist(session, articles(5)), session -> {
            try (var stateless = session.getSessionFactory()
                    .withStatelessOptions()
                    .connection(connection(session))
                    .openStatelessSession()) {
                stateless.setJdbcBatchSize(BATCH_SIZE);
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
            }
        });
    }

    private static Connection connection(Session session) {
        return session.doReturningWork(connection -> connection);
    }

    /** One statement for each batch, and none besides where nothing is stale. */
    @Test
    void tenThousandRowsAreTenStatements() {
        keyed.inTransaction(session -> {
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

        assertThat(updates).as("with the query for the entities").hasSize(11).allMatch(sent -> sent.batchSize() == 1);
        assertThat(deletes).hasSize(11).allMatch(sent -> sent.batchSize() == 1);
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
}
