/** Queries. */
@NullMarked
package org.tidewire.it.cockroachdb.query;

import org.jspecify.annotations.NullMarked;
