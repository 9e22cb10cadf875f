/** What really goes over the wire: commands and bytes. */
@NullMarked
package org.tidewire.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
