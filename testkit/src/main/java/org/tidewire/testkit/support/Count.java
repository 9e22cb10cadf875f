package org.tidewire.testkit.support;

import java.time.Duration;
import java.util.function.IntPredicate;

/** A number that threads change, and others wait for. */
final class Count {
    private int number;

    synchronized void add(int difference) {
        number += difference;
        notifyAll();
    }

    synchronized int get() {
        return number;
    }

    /** Whether the number became one of those that are wanted. */
    synchronized boolean await(IntPredicate wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!wanted.test(number)) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
