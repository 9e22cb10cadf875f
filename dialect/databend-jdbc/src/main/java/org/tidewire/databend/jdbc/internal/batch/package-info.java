/** Batches of prepared statements, sent as few statements. */
@NullMarked
package org.tidewire.databend.jdbc.internal.batch;

import org.jspecify.annotations.NullMarked;
