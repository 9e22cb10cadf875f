/** The engines that tests and benchmarks run on: a server that is named, a container, or one that is embedded. */
@NullMarked
package org.tidewire.testkit.engine;

import org.jspecify.annotations.NullMarked;
