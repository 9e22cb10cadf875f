/** How statements, row locks, hints and keyed batches are rendered. */
@NullMarked
package org.tidewire.cockroachdb.internal.sql;

import org.jspecify.annotations.NullMarked;
