/** Row locks on TiDB. */
package org.tidewire.it.tidb.lock;
