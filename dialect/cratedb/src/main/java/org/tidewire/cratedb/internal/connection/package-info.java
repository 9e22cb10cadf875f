/** Connections that tell the truth: rollbacks, savepoints, the counts of batches, metadata. */
@NullMarked
package org.tidewire.cratedb.internal.connection;

import org.jspecify.annotations.NullMarked;
