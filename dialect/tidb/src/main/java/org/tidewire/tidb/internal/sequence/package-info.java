/** Sequences, and the tables that {@code MySQLDialect} creates in their place. */
@NullMarked
package org.tidewire.tidb.internal.sequence;

import org.jspecify.annotations.NullMarked;
