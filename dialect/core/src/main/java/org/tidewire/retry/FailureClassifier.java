package org.tidewire.retry;

import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * May this failure be repeated? A dialect that implements this answers for its database; where it does not, the SQLState
 * does.
 */
@FunctionalInterface
public interface FailureClassifier {
    /**
     * Looks at one exception; its causes are asked about one by one.
     *
     * @param exception as the driver made it: vendor code, SQLState and text tell what happened, and its class does not
     * @return what it means; {@link FailureKind#OTHER} where it says nothing of the transaction. It need not know whether
     *     a connection was lost during COMMIT: who runs the transaction does
     */
    FailureKind classify(SQLException exception);

    /**
     * Whether the database undoes all that a failed transaction has written. Where it does not, nothing that may have
     * written is repeated: {@link UnknownOutcomeException}.
     *
     * @return {@code false} for example where each statement takes effect at once
     */
    default boolean transactionsAreAtomic() {
        return true;
    }

    /**
     * Where transactions are not atomic: why {@link TransactionRetry#checkingOutcomeBy} does not help on this database.
     *
     * @return to be thrown; a dialect names its database
     */
    default RuntimeException outcomeCheckRefusal() {
        return new UnsupportedOperationException("A check cannot resolve an unknown outcome here: this database does"
                + " not undo what a failed transaction has written, so one row of it does not tell of the others. Make"
                + " each statement one that can be done twice");
    }

    /**
     * Classifies by SQLState: 40001 and 40P01 are conflicts, class 08 is a lost connection, as are 57P01 to 57P03 (the
     * server is going down), 40003 and 08007 are unknown outcomes, and 55P03 is a lock that was not obtained.
     *
     * @return a classifier for any database
     */
    static FailureClassifier bySqlState() {
        return SqlStateClassifier.INSTANCE;
    }

    /**
     * The classifier of the database in use.
     *
     * @param factory Hibernate's, or a proxy that can be unwrapped to it
     * @return the dialect, if it is one, or {@link #bySqlState()}
     */
    static FailureClassifier of(EntityManagerFactory factory) {
        return factory.unwrap(SessionFactoryImplementor.class).getJdbcServices().getDialect()
                        instanceof FailureClassifier dialect
                ? dialect
                : bySqlState();
    }
}
