package org.tidewire.benchmarks.wire;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * What one operation costs besides time. Unlike time it is nearly the same on every run, so a test may insist on it.
 *
 * @param wire what passed over the wire, or nothing where there is none
 * @param allocated bytes allocated by the thread that ran it
 */
public record Cost(WireCount wire, long allocated) {
    private static final int WARM_UPS = 3;

    /** The compiler takes allocations away as it goes; but not where each run takes a second. */
    private static final int MOST_WARM_UPS = 20;

    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** What is measured. */
    public interface Operation {
        /** Brings the database back into the state that the operation wants to find. */
        default void prepareAgain() {}

        /** Is measured. */
        void run();
    }

    /**
     * Runs an operation until caches are filled, and once more to count.
     *
     * @param meter the proxy that its connections use
     * @param operation what to run
     * @return what it cost
     */
    public static Cost of(WireMeter meter, Operation operation) {
        long begin = System.nanoTime();
        for (int i = 0; i < WARM_UPS || (i < MOST_WARM_UPS && System.nanoTime() - begin < WARM_UP_NANOS); i++) {
            operation.run();
            operation.prepareAgain();
        }
        return once(meter, operation::run);
    }

    /**
     * Runs an operation, and counts.
     *
     * @param meter the proxy that its connections use
     * @param operation what to run
     * @return what it cost
     */
    public static Cost once(WireMeter meter, Runnable operation) {
        meter.take();
        long before = allocatedByThisThread();
        operation.run();
        long allocated = allocatedByThisThread() - before;
        return new Cost(meter.take(), allocated);
    }

    /**
     * The least that an operation without a server allocates; the least, since the first runs fill caches.
     *
     * @param runs how many times to run it
     * @param operation what to run
     * @return bytes
     */
    public static long leastAllocation(int runs, Runnable operation) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            long before = allocatedByThisThread();
            operation.run();
            least = Math.min(least, allocatedByThisThread() - before);
        }
        return least;
    }

    /**
     * What the thread that asks has allocated since it began.
     *
     * @return bytes
     */
    public static long allocatedByThisThread() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
