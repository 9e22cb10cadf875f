/** Sequences, and a check that they are past the ids of their tables. */
@NullMarked
package org.tidewire.databend.internal.sequence;

import org.jspecify.annotations.NullMarked;
