/** The TiDB dialect on a running engine. */
package org.tidewire.it.tidb;
