/** Analyzes a query before it is rendered: joins, subqueries, correlations. */
@NullMarked
package org.tidewire.tidb.internal.query;

import org.jspecify.annotations.NullMarked;
