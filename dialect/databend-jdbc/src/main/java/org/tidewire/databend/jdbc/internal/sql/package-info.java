/** Statements: tokens, kinds, parameters, and the patterns of batches. */
@NullMarked
package org.tidewire.databend.jdbc.internal.sql;

import org.jspecify.annotations.NullMarked;
