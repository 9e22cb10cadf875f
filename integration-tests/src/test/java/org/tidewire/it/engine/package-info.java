/**
 * The engines that the tests run on, as JUnit extensions: which one, what was sent to it, and a report at the end.
 *
 * <p>A test class says {@link org.tidewire.it.engine.TiDBTest} and takes a {@link org.tidewire.it.engine.TestDatabase}.
 */
package org.tidewire.it.engine;
