/** Types of columns, and literals. */
@NullMarked
package org.tidewire.databend.internal.type;

import org.jspecify.annotations.NullMarked;
