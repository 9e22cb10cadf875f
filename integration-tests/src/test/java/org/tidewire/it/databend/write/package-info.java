/** Inserts, updates and deletes on Databend. */
package org.tidewire.it.databend.write;
