/** Types of columns: arrays as JSON, UUIDs, vectors. */
@NullMarked
package org.tidewire.tidb.internal.type;

import org.jspecify.annotations.NullMarked;
