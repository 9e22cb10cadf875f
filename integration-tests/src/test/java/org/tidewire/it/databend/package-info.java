/** Databend, asked by itself and through the dialect. */
package org.tidewire.it.databend;
