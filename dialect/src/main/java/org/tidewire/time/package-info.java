/** Dates and times without a zone, and how they travel. */
@NullMarked
package org.tidewire.time;

import org.jspecify.annotations.NullMarked;
