/** Upserts by {@code on duplicate key update}, and the keys that decide whether they are exact. */
@NullMarked
package org.tidewire.tidb.internal.upsert;

import org.jspecify.annotations.NullMarked;
