package org.tidewire.retry;

import jakarta.persistence.OptimisticLockException;
import java.io.EOFException;
import java.io.Serializable;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.hibernate.JDBCException;
import org.hibernate.StaleStateException;
import org.hibernate.dialect.lock.OptimisticEntityLockException;
import org.jspecify.annotations.Nullable;

/**
 * Why a transaction failed.
 *
 * @param thrown what reached the caller
 * @param kind what it means to the transaction
 * @param sqlException the one among its causes that says so; {@code null} where none does
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // javadoc knows "@serial exclude", Error Prone does not
public record TransactionFailure(
        Throwable thrown, FailureKind kind, @Nullable SQLException sqlException) implements Serializable {
    private static final String COMMIT_FAILED = "Unable to commit against JDBC Connection";

    /**
     * Looks for the reason through all causes, and through what is chained to an {@link SQLException}. Suppressed
     * exceptions are left out, since they tell how the clean-up went, after the failure; but for JTA's {@link XAException}, which
     * tells of COMMIT. What another {@link TransactionRetry}
     * inside has given up for good is {@link FailureKind#OTHER} here, whatever its reason was: were it repeated from
     * outside, it could be done twice.
     *
     * @param thrown what the transaction ended with
     * @param classifier of the database
     * @return the failure
     */
    public static TransactionFailure of(Throwable thrown, FailureClassifier classifier) {
        TransactionFailure worst = new TransactionFailure(thrown, FailureKind.OTHER, null);
        for (Throwable each : causes(thrown)) {
            if (isGivenUp(each)) {
                return new TransactionFailure(thrown, FailureKind.OTHER, null);
            }
            TransactionFailure failure = judge(thrown, each, classifier);
            if (failure.kind.compareTo(worst.kind) < 0) {
                worst = failure;
            }
        }
        return worst;
    }

    /** The exception itself, its causes, and what is chained to them, each once. */
    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(thrown);
        while (!open.isEmpty()) {
            Throwable each = open.remove();
            if (!seen.add(each)) {
                continue;
            }
            causes.add(each);
            if (each instanceof SQLException sql && sql.getNextException() != null) {
                open.add(sql.getNextException());
            }
            if (each.getCause() != null) {
                open.add(each.getCause());
            }
            for (Throwable suppressed : each.getSuppressed()) {
                // A transaction manager of JTA has no better place for what its resources say of COMMIT.
                if (suppressed instanceof XAException) {
                    open.add(suppressed);
                }
            }
        }
        return causes;
    }

    private static boolean isGivenUp(Throwable cause) {
        return cause instanceof TransactionRetryException inner && !inner.isLeftToOuter();
    }

    private static TransactionFailure judge(Throwable thrown, Throwable cause, FailureClassifier classifier) {
        if (cause instanceof SQLException sql) {
            FailureKind kind = classifier.classify(sql);
            boolean lost = kind == FailureKind.OTHER && (isEndOfConnection(sql.getCause()) || isWithoutConnection(sql));
            return new TransactionFailure(thrown, lost ? FailureKind.CONNECTION_LOST : kind, sql);
        }
        boolean stale = cause instanceof OptimisticLockException
                || cause instanceof StaleStateException
                || cause instanceof OptimisticEntityLockException;
        return new TransactionFailure(thrown, stale ? FailureKind.STALE_ENTITY : FailureKind.OTHER, null);
    }

    /**
     * A pool has no connection to give, as when it fills after a restart of the server, and it may know no reason; or the thread was
     * interrupted while it waited for one.
     */
    private static boolean isWithoutConnection(SQLException exception) {
        return exception.getSQLState() == null
                && (exception instanceof SQLTransientConnectionException
                        || exception.getCause() instanceof InterruptedException);
    }

    /** Whether the thread was interrupted while it waited for a connection; not each pool leaves it interrupted. */
    boolean isInterruption() {
        return sqlException != null && sqlException.getCause() instanceof InterruptedException;
    }

    /**
     * Whether it is a COMMIT that has failed, of whatever session of Hibernate, or of JTA. Spring keeps Hibernate's words, and not its
     * type; where the failure has the type of its error, the exception of COMMIT is suppressed by it. Who throws another exception without
     * this cause hides it.
     */
    boolean isOfCommit() {
        return causes(thrown).stream()
                .anyMatch(cause -> tellsOfCommit(cause)
                        || Arrays.stream(cause.getSuppressed())
                                .anyMatch(suppressed -> cause instanceof JDBCException
                                        && causes(suppressed).stream().anyMatch(TransactionFailure::tellsOfCommit)));
    }

    private static boolean tellsOfCommit(Throwable cause) {
        return cause instanceof XAException
                || (cause.getCause() instanceof SQLException
                        && String.valueOf(cause.getMessage()).contains(COMMIT_FAILED));
    }

    /** A driver may give no SQLState of class 08 to a connection that ends before it is complete. */
    private static boolean isEndOfConnection(@Nullable Throwable cause) {
        return cause instanceof EOFException || cause instanceof SocketException;
    }

    /** Whether an answer of the database gives the reason, and not the end of a connection. */
    boolean isAnswer() {
        String state = sqlException == null ? null : sqlException.getSQLState();
        return state != null && !state.startsWith("08") && !state.startsWith("57");
    }

    /** Whether a {@link TransactionRetry} inside has decided that it is not repeated. */
    boolean isGivenUp() {
        return causes(thrown).stream().anyMatch(TransactionFailure::isGivenUp);
    }

    /** The same failure, seen by who knows when it happened. */
    TransactionFailure as(FailureKind other) {
        return new TransactionFailure(thrown, other, sqlException);
    }

    /**
     * A short name, to count failures by.
     *
     * @return the vendor code, or else the SQLState, or else the kind in lower case
     */
    public String code() {
        if (sqlException != null && sqlException.getErrorCode() != 0) {
            return String.valueOf(sqlException.getErrorCode());
        }
        return sqlException != null && sqlException.getSQLState() != null
                ? sqlException.getSQLState()
                : kind.name().toLowerCase(Locale.ROOT);
    }

    /** The reason as a part of a sentence. */
    @Override
    public String toString() {
        return sqlException == null
                ? thrown.toString()
                : "error " + sqlException.getErrorCode() + ", SQLState " + sqlException.getSQLState() + ": "
                        + sqlException.getMessage();
    }
}
