/** Errors, transactions that read the past, and what the driver knows of a transaction. */
@NullMarked
package org.tidewire.cockroachdb.internal.transaction;

import org.jspecify.annotations.NullMarked;
