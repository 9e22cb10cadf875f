/** Read-only sessions, for which Connector/J sends a statement that TiDB refuses. */
@NullMarked
package org.tidewire.tidb.internal.connection;

import org.jspecify.annotations.NullMarked;
