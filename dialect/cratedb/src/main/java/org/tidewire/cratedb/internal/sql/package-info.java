/** How queries and mutations are rendered. */
@NullMarked
package org.tidewire.cratedb.internal.sql;

import org.jspecify.annotations.NullMarked;
