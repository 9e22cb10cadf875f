package org.tidewire.batch;

import org.jspecify.annotations.Nullable;

/**
 * Is told of each batch that Hibernate sends, of inserts, updates and deletes, in the thread that sends it. Only where
 * {@code hibernate.jdbc.batch_size} is set, and the application has no {@code BatchBuilder} of its own.
 *
 * <p>What a listener throws reaches the caller.
 */
@FunctionalInterface
public interface BatchListener {
    /** The setting that names the listener: an instance, a class with a constructor without parameters, or its name. */
    String SETTING = "tidewire.batch_listener";

    /**
     * Rows are about to be sent.
     *
     * @param batch the entity or the collection and what is done, for example {@code com.example.Order#UPDATE}
     * @param rows how many; a row of an entity in several tables counts once
     * @return is told when they have been sent
     */
    Sending sending(String batch, int rows);

    /** A batch that is under way. */
    @FunctionalInterface
    interface Sending {
        /**
         * The server has answered.
         *
         * @param failure null where the rows were written
         */
        void ended(@Nullable RuntimeException failure);
    }
}
