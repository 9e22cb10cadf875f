/** Analyzes a query before it is rendered: subqueries, constants, columns that may be null. */
@NullMarked
package org.tidewire.databend.internal.query;

import org.jspecify.annotations.NullMarked;
