/** Inserts, updates and deletes on TiDB, one by one and in bulk, and their errors. */
package org.tidewire.it.tidb.write;
