/** What the TiDB server says of itself, what its version can do, and what TiDB lacks. */
@NullMarked
package org.tidewire.tidb.internal.server;

import org.jspecify.annotations.NullMarked;
