/** Dates, times and durations. */
@NullMarked
package org.tidewire.databend.internal.time;

import org.jspecify.annotations.NullMarked;
