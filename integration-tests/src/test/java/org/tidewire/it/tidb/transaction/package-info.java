/** Transactions on TiDB. */
package org.tidewire.it.tidb.transaction;
