@org.jspecify.annotations.NullMarked
package org.tidewire.benchmarks.engine;
