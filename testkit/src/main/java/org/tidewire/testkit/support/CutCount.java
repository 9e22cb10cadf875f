package org.tidewire.testkit.support;

import java.time.Duration;

/** How many connections were closed; a thread can wait for the next. */
final class CutCount {
    private int sum;

    synchronized void add() {
        sum++;
        notifyAll();
    }

    synchronized int sum() {
        return sum;
    }

    synchronized boolean await(int wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (sum < wanted) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
