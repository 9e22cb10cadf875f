/** Queries on TiDB: joins, subqueries, pages, hints, streams. */
package org.tidewire.it.tidb.query;
