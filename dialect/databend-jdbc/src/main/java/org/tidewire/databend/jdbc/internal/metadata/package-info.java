/** JDBC's metadata of a database. */
@NullMarked
package org.tidewire.databend.jdbc.internal.metadata;

import org.jspecify.annotations.NullMarked;
