/** Starts the benchmarks on an engine, round by round, and writes down what they measured. */
@NullMarked
package org.tidewire.benchmarks;

import org.jspecify.annotations.NullMarked;
