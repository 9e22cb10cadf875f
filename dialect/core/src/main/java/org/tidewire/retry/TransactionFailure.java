package org.tidewire.retry;

import jakarta.persistence.OptimisticLockException;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
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
    /**
     * Looks for the reason through all causes, and through what is chained to an {@link SQLException}. Suppressed
     * exceptions are left out: they tell how the clean-up went, after the failure. What another {@link TransactionRetry}
     * inside has given up for good is {@link FailureKind#OTHER} here, whatever its reason was: were it repeated from
     * outside, it could be done twice.
     *
     * @param thrown what the transaction ended with
     * @param classifier of the database
     * @return the failure
     */
    public static TransactionFailure of(Throwable thrown, FailureClassifier classifier) {
        TransactionFailure worst = new TransactionFailure(thrown, FailureKind.OTHER, null);
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(thrown);
        while (!open.isEmpty()) {
            Throwable each = open.remove();
            if (!seen.add(each)) {
                continue;
            }
            if (each instanceof TransactionRetryException inner && !inner.isLeftToOuter()) {
                return new TransactionFailure(thrown, FailureKind.OTHER, null);
            }
            TransactionFailure failure = judge(thrown, each, classifier);
            if (failure.kind.compareTo(worst.kind) < 0) {
                worst = failure;
            }
            if (each instanceof SQLException sql && sql.getNextException() != null) {
                open.add(sql.getNextException());
            }
            if (each.getCause() != null) {
                open.add(each.getCause());
            }
        }
        return worst;
    }

    private static TransactionFailure judge(Throwable thrown, Throwable cause, FailureClassifier classifier) {
        if (cause instanceof SQLException sql) {
            return new TransactionFailure(thrown, classifier.classify(sql), sql);
        }
        boolean stale = cause instanceof OptimisticLockException
                || cause instanceof StaleStateException
                || cause instanceof OptimisticEntityLockException;
        return new TransactionFailure(thrown, stale ? FailureKind.STALE_ENTITY : FailureKind.OTHER, null);
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
