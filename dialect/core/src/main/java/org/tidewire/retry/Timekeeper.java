package org.tidewire.retry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time that passes between attempts. */
interface Timekeeper {
    /** The time of this machine. */
    Timekeeper SYSTEM = new Timekeeper() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
    };

    /** As {@link System#nanoTime()}. */
    long nanoTime();

    void sleep(Duration time) throws InterruptedException;
}
