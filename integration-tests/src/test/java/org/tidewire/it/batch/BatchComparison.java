package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.it.batch.BatchModel.Node;
import org.tidewire.testkit.junit.TestDatabase;

/** Runs a scenario with keyed batches and without, and requires the same rows, events and exceptions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BatchComparison {
    static final int BATCH_SIZE = 20;

    final TestDatabase database;
    private final String switchSetting;
    SessionFactory keyed;
    private SessionFactory rowByRow;

    BatchComparison(TestDatabase database, String switchSetting) {
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

    /** What a scenario leaves: the rows, the events of some entities, and the exception if there was one. */
    private record Outcome(String failure, List<List<Object>> rows, List<String> events) {}

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
        BatchEvents.take();
        String failure = "";
        try {
            factory.inTransaction(change);
        } catch (RuntimeException e) {
            failure = describe(e);
        }
        List<String> events = BatchEvents.take();
        List<List<Object>> rows = factory.fromTransaction(
                session -> session.createSelectionQuery(query, Object[].class).getResultList().stream()
                        .map(row ->
                                Stream.of(row).map(BatchComparison::comparable).toList())
                        .toList());
        return new Outcome(failure, rows, events);
    }

    private static Object comparable(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    /** The exception with its causes, the entity that a stale state names, and the codes of errors. */
    static String describe(Throwable failure) {
        List<String> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String detail = "";
            if (cause instanceof StaleObjectStateException stale) {
                detail = " " + stale.getEntityName() + "#" + stale.getIdentifier();
            } else if (cause instanceof ConstraintViolationException violation) {
                detail = " " + violation.getKind() + " " + violation.getConstraintName();
            } else if (cause instanceof SQLException error) {
                detail = " " + error.getErrorCode() + " " + error.getSQLState();
            }
            if (!(cause instanceof BatchUpdateException
                    && cause.getCause() instanceof SQLException)) { // the driver's wrapper
                chain.add(cause.getClass().getSimpleName() + detail);
            }
        }
        return String.join(", ", chain);
    }

    private static void empty(SessionFactory factory) {
        factory.inTransaction(session -> {
            session.createNativeMutationQuery("delete from Archived").executeUpdate();
            session.createNativeMutationQuery("delete from Retired").executeUpdate();
            session.createNativeMutationQuery("delete from Playlist_seats").executeUpdate();
            // a version may be null, which Hibernate does not delete
            session.createNativeMutationQuery("delete from Keyed").executeUpdate();
            // these may have a key twice
            session.createNativeMutationQuery("delete from Seat").executeUpdate();
            session.createNativeMutationQuery("delete from Documented").executeUpdate();
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

    static <T> List<T> all(Session session, Class<T> entity) {
        return session.createSelectionQuery("from " + entity.getSimpleName() + " order by id", entity)
                .getResultList();
    }

    static void persist(Session session, Stream<?> entities) {
        entities.forEach(session::persist);
    }

    /** In a transaction of its own, as another client would. */
    static void elsewhere(Session session, String mutation) {
        session.getSessionFactory()
                .inTransaction(other -> other.createMutationQuery(mutation).executeUpdate());
    }

    /** In a transaction of its own: without one Hibernate batches nothing. */
    static void statelessly(Session session, Consumer<StatelessSession> change) {
        session.getSessionFactory().inStatelessTransaction(change);
    }
}
