/** What an error says, by its text: nearly all have the SQLState XX000. */
@NullMarked
package org.tidewire.cratedb.internal.error;

import org.jspecify.annotations.NullMarked;
