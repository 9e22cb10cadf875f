/** Tables, keys and sequences on TiDB. */
package org.tidewire.it.tidb.schema;
