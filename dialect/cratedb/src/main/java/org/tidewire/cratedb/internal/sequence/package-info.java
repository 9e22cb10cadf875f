/** Sequences: a table of one row each, moved by an atomic update. */
@NullMarked
package org.tidewire.cratedb.internal.sequence;

import org.jspecify.annotations.NullMarked;
