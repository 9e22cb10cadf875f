package org.tidewire.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells several listeners. What one throws, an error too, is logged: the caller would take it for a failure of the transaction, and
 * would not hear what has become of that.
 */
record RetryListeners(List<RetryListener> listeners) implements RetryListener {
    static final RetryListeners NONE = new RetryListeners(List.of());
    private static final Logger LOG = Logger.getLogger(RetryListener.class);

    RetryListeners and(RetryListener listener) {
        List<RetryListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new RetryListeners(List.copyOf(more));
    }

    @Override
    public void attemptStarted(int attempt) {
        tell(listener -> listener.attemptStarted(attempt));
    }

    @Override
    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
        tell(listener -> listener.retrying(attempt, failure, pause));
    }

    @Override
    public void outcomeChecked(int attempt, TransactionFailure failure, boolean done) {
        tell(listener -> listener.outcomeChecked(attempt, failure, done));
    }

    @Override
    public void outcomeResolved(int attempts, TransactionFailure failure, OutcomeResolution resolution) {
        tell(listener -> listener.outcomeResolved(attempts, failure, resolution));
    }

    @Override
    public void exhausted(int attempts, TransactionFailure failure) {
        tell(listener -> listener.exhausted(attempts, failure));
    }

    private void tell(Consumer<RetryListener> event) {
        for (RetryListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.warnf(e, "A listener of retries failed, which changes nothing for the transaction: %s", listener);
            }
        }
    }
}
