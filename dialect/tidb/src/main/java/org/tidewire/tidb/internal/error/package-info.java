/** TiDB's error codes, and the exceptions that they become. */
@NullMarked
package org.tidewire.tidb.internal.error;

import org.jspecify.annotations.NullMarked;
