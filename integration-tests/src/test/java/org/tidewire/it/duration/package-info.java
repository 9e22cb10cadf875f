/** Moments and durations, computed and stored, on each database. */
package org.tidewire.it.duration;
