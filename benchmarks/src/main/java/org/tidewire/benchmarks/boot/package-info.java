/** What it takes to make a session factory. */
@NullMarked
package org.tidewire.benchmarks.boot;

import org.jspecify.annotations.NullMarked;
