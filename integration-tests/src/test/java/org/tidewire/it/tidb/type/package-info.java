/** Types of columns on TiDB, and their values. */
package org.tidewire.it.tidb.type;
