/** Arrays: their functions, and how their values travel. */
@NullMarked
package org.tidewire.databend.internal.array;

import org.jspecify.annotations.NullMarked;
