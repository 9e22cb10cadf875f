/** The form of Databend's keyed batches. */
@NullMarked
package org.tidewire.databend.internal.batch;

import org.jspecify.annotations.NullMarked;
