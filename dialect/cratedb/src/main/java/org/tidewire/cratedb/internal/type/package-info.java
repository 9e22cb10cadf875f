/** Column types, and how values are bound and read. */
@NullMarked
package org.tidewire.cratedb.internal.type;

import org.jspecify.annotations.NullMarked;
