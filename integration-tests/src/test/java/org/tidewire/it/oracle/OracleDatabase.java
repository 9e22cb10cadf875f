package org.tidewire.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.TransactionException;
import org.hibernate.query.CommonQueryContract;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.oracle.model.Rows;
import org.tidewire.it.oracle.tree.Statement;

/** One of the two databases: the rows of the model, and statements that leave them as they are. */
final class OracleDatabase {
    /** An engine that plans without end does not hear of a cancelled query, so the client gives up. */
    static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("tidewire.oracle.seconds", 30));

    private final SessionFactory factory;
    private final IntSupplier statements;

    /** {@code statements} counts what was sent. */
    OracleDatabase(SessionFactory factory, IntSupplier statements, boolean hasLimits) {
        this.factory = factory;
        this.statements = statements;
        factory.inTransaction(session -> Rows.persist(session, hasLimits));
    }

    /** Executes in a transaction that is rolled back. */
    Outcome execute(Statement statement) {
        int before = statements.getAsInt();
        try (Session session = factory.openSession()) {
            Transaction transaction = session.beginTransaction();
            session.doWork(connection -> connection.setNetworkTimeout(Runnable::run, (int) LIMIT.toMillis()));
            try {
                return new Outcome.Rows(rows(session, statement));
            } catch (StackOverflowError e) {
                return new Outcome.Failed("Hibernate calls itself without end");
            } catch (RuntimeException e) {
                return failure(e, statements.getAsInt() > before);
            } finally {
                rollback(transaction);
            }
        }
    }

    /** After some errors the pool has closed the connection, which ends the transaction too. */
    private static void rollback(Transaction transaction) {
        try {
            transaction.rollback();
        } catch (TransactionException e) {
            assertThat(e).hasRootCauseMessage("Connection is closed");
        }
    }

    private static List<List<Object>> rows(Session session, Statement statement) {
        if (!statement.isMutation()) {
            return read(session, statement.hql(), statement.parameters());
        }
        var mutation = session.createMutationQuery(statement.hql());
        bind(mutation, statement.parameters());
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(mutation.executeUpdate()));
        rows.addAll(read(session, statement.readBack(), List.of()));
        return rows;
    }

    private static List<List<Object>> read(Session session, String hql, List<Object> parameters) {
        var query = session.createSelectionQuery(hql, Object[].class);
        bind(query, parameters);
        return query.getResultList().stream().map(OracleValues::row).toList();
    }

    private static void bind(CommonQueryContract query, List<Object> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter("p" + (i + 1), parameters.get(i));
        }
    }

    private static Outcome failure(RuntimeException exception, boolean sent) {
        if (isTimeout(exception)) {
            return new Outcome.TimedOut();
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsupportedFeatureException refusal) {
                return new Outcome.Refused(refusal.getMessage(), sent);
            }
            if (cause instanceof SQLException error) {
                return new Outcome.ServerError(error.getMessage());
            }
        }
        return new Outcome.Failed(exception.toString());
    }

    private static boolean isTimeout(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
