/** The functions of HQL in TiDB's spelling, and those that TiDB lacks. */
@NullMarked
package org.tidewire.tidb.internal.function;

import org.jspecify.annotations.NullMarked;
