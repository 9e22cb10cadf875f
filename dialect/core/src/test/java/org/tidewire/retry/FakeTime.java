package org.tidewire.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A clock that goes only while somebody sleeps, or when it is told to; it sleeps no time, and remembers how long. */
final class FakeTime implements Timekeeper {
    /** The longest pause that the policy allows. */
    static final RandomGenerator LONGEST = new Random(1) {
        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    final List<Duration> pauses = new ArrayList<>();
    private long now;
    boolean interrupted;

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException();
        }
        pauses.add(time);
        now += time.toNanos();
    }
}
