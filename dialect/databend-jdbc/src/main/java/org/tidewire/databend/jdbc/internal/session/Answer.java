package org.tidewire.databend.jdbc.internal.session;

import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.result.Rows;

/**
 * The answer to a statement: rows, or the number of rows that it changed.
 *
 * @param count 0 if there are rows
 */
public record Answer(@Nullable Rows rows, long count) {}
