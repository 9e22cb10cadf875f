/** The form of keyed batches. */
@NullMarked
package org.tidewire.cockroachdb.internal.batch;

import org.jspecify.annotations.NullMarked;
