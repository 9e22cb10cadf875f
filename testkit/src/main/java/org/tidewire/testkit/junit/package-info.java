/**
 * The engines as JUnit extensions: which one, what was sent to it, and a report at the end.
 *
 * <p>A test class says {@link org.tidewire.testkit.junit.TiDBTest} and takes a {@link org.tidewire.testkit.junit.TestDatabase}.
 * Who uses this package brings JUnit, datasource-proxy, Awaitility and Logback.
 */
@NullMarked
package org.tidewire.testkit.junit;

import org.jspecify.annotations.NullMarked;
