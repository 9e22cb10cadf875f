/** Functions, casts and arithmetic of HQL on Databend. */
package org.tidewire.it.databend.function;
