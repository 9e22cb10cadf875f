/** Keyed batches: the same outcome as row by row, in fewer statements. */
@NullMarked
package org.tidewire.it.batch;

import org.jspecify.annotations.NullMarked;
