/** Row locks, and what makes them hold. */
@NullMarked
package org.tidewire.cockroachdb.internal.lock;

import org.jspecify.annotations.NullMarked;
