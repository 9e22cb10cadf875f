/** What the server reports of itself, and what it lacks. */
@NullMarked
package org.tidewire.cratedb.internal.server;

import org.jspecify.annotations.NullMarked;
