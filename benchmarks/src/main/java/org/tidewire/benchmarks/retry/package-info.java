/** Transactions that are repeated: what it costs to be ready to, and what comes out where many meet. */
@NullMarked
package org.tidewire.benchmarks.retry;

import org.jspecify.annotations.NullMarked;
