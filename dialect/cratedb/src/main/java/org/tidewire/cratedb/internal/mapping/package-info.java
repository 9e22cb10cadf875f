/** Applies the annotations of tables. */
@NullMarked
package org.tidewire.cratedb.internal.mapping;

import org.jspecify.annotations.NullMarked;
