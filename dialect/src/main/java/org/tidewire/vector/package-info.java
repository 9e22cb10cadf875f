/** Vectors that travel as text; not for applications. */
@NullMarked
package org.tidewire.vector;

import org.jspecify.annotations.NullMarked;
