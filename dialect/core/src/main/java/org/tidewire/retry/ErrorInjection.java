package org.tidewire.retry;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Errors made on purpose, so that an application can test what it does in a conflict without having one. For tests: see
 * {@link TransactionRetry#withErrorInjection}.
 */
public final class ErrorInjection {
    static final ErrorInjection NONE = new ErrorInjection(0, false, SQLException::new);

    private static final String MADE_ON_PURPOSE = "made on purpose by ErrorInjection";

    private final int attempts;
    private final boolean afterCommit;
    private final Supplier<? extends SQLException> error;

    private ErrorInjection(int attempts, boolean afterCommit, Supplier<? extends SQLException> error) {
        this.attempts = attempts;
        this.afterCommit = afterCommit;
        this.error = error;
    }

    /**
     * The first attempts end in a conflict (SQLState 40001) just before their COMMIT: the work is done and rolled back.
     *
     * @param attempts how many, at each call
     * @return an injection
     */
    public static ErrorInjection conflicts(int attempts) {
        return errors(attempts, () -> new SQLException("Conflict, " + MADE_ON_PURPOSE, "40001"));
    }

    /**
     * The first attempts end in an error of the database's own just before their COMMIT.
     *
     * @param attempts how many, at each call
     * @param error makes the error, with vendor code and SQLState as the driver gives them
     * @return an injection
     */
    public static ErrorInjection errors(int attempts, Supplier<? extends SQLException> error) {
        return new ErrorInjection(attempts, false, error);
    }

    /**
     * The first attempt is committed, and its answer is lost: the caller gets an {@link UnknownOutcomeException}.
     *
     * @return an injection
     */
    public static ErrorInjection lostAnswer() {
        return new ErrorInjection(
                1, true, () -> new SQLException("Lost answer to COMMIT, " + MADE_ON_PURPOSE, "08007"));
    }

    void beforeCommit(int attempt) {
        if (!afterCommit && attempt <= attempts) {
            throw injected();
        }
    }

    boolean losesAnswerOf(int attempt) {
        return afterCommit && attempt <= attempts;
    }

    PersistenceException injected() {
        SQLException exception = error.get();
        return new PersistenceException(exception.getMessage(), exception);
    }
}
