/** What the server reports of itself, and what its version can do. */
@NullMarked
package org.tidewire.cockroachdb.internal.server;

import org.jspecify.annotations.NullMarked;
