/** Row locks, and what TiDB does with {@code skip locked}. */
@NullMarked
package org.tidewire.tidb.internal.lock;

import org.jspecify.annotations.NullMarked;
