/** Transactions that read the past. */
@NullMarked
package org.tidewire.cockroachdb.internal.transaction;

import org.jspecify.annotations.NullMarked;
