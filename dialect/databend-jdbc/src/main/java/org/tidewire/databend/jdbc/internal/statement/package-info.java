/** JDBC's statements. */
@NullMarked
package org.tidewire.databend.jdbc.internal.statement;

import org.jspecify.annotations.NullMarked;
