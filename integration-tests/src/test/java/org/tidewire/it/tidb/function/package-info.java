/** Functions of HQL on TiDB. */
package org.tidewire.it.tidb.function;
