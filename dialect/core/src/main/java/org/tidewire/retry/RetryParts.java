package org.tidewire.retry;

import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** What a {@link TransactionRetry} is made of. A copy is changed before a new one gets it, and never after. */
final class RetryParts {
    final SessionFactory factory;
    FailureClassifier classifier;
    RetryPolicy policy = RetryPolicy.defaults();
    RetryListeners listeners = RetryListeners.NONE;
    boolean readOnly;
    Timekeeper time = Timekeeper.SYSTEM;
    Supplier<? extends RandomGenerator> random = ThreadLocalRandom::current;

    /** Finds out whether a unit of work was committed; null where nobody does. */
    @Nullable
    Predicate<? super EntityManager> check;

    RetryParts(SessionFactory factory, FailureClassifier classifier) {
        this.factory = factory;
        this.classifier = classifier;
    }

    Predicate<? super EntityManager> requireCheck() {
        return Objects.requireNonNull(check);
    }

    RetryParts copy() {
        RetryParts copy = new RetryParts(factory, classifier);
        copy.policy = policy;
        copy.listeners = listeners;
        copy.check = check;
        copy.readOnly = readOnly;
        copy.time = time;
        copy.random = random;
        return copy;
    }
}
