/** The server that is measured, and the dialects that are compared on it. */
@NullMarked
package org.tidewire.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
