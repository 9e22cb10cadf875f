/** The form of TiDB's keyed batches. */
@NullMarked
package org.tidewire.tidb.internal.batch;

import org.jspecify.annotations.NullMarked;
