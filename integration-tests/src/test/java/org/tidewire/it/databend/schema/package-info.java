/** Tables and sequences on Databend. */
package org.tidewire.it.databend.schema;
