/** Results: rows from the server, update counts, and JDBC's result sets. */
@NullMarked
package org.tidewire.databend.jdbc.internal.result;

import org.jspecify.annotations.NullMarked;
