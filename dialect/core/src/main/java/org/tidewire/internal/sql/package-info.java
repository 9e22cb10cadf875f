/** The text of a statement in pieces: literals, quoted names and comments are told from the rest. */
@NullMarked
package org.tidewire.internal.sql;

import org.jspecify.annotations.NullMarked;
