package org.tidewire.databend.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What a statement answered: rows, or how many rows it changed.
 *
 * @param count 0 where {@code rows} are there
 */
record Answer(@Nullable Rows rows, long count) {}
