/** What Databend's version can do, and what Databend lacks. */
@NullMarked
package org.tidewire.databend.internal.server;

import org.jspecify.annotations.NullMarked;
