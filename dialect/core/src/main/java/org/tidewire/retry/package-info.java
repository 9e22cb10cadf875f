/**
 * Runs a transaction again, as a whole, when the database says that it may be repeated.
 *
 * <p>Everything starts at {@link org.tidewire.retry.TransactionRetry}. Which failures may be repeated is for each database
 * to say: its dialect is a {@link org.tidewire.retry.FailureClassifier}, and nothing here knows a database.
 */
@NullMarked
package org.tidewire.retry;

import org.jspecify.annotations.NullMarked;
