/** The JDBC layer for Databend, on the engine. */
package org.tidewire.it.databend.jdbc;
