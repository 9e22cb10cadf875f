/** Queries on Databend. */
package org.tidewire.it.databend.query;
