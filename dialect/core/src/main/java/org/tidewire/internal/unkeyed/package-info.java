/** What databases without enforced keys, row locks, sequences or temporary tables make necessary. */
@NullMarked
package org.tidewire.internal.unkeyed;

import org.jspecify.annotations.NullMarked;
