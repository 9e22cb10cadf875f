/** JDBC's connection. */
@NullMarked
package org.tidewire.databend.jdbc.internal.connection;

import org.jspecify.annotations.NullMarked;
