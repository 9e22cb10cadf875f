/** Refuses a connection to Databend by {@code jdbc:mysql:}. */
@NullMarked
package org.tidewire.databend.internal.connection;

import org.jspecify.annotations.NullMarked;
