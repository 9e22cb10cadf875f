package org.tidewire.it.cratedb.write;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Threads that write at the same time. */
final class Writers {
    private Writers() {}

    /** Runs the same in each thread, and throws what one of them has thrown. */
    static void run(int writers, Callable<@Nullable Void> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            for (Future<@Nullable Void> writer : threads.invokeAll(Collections.nCopies(writers, work))) {
                writer.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
