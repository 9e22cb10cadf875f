/** Persist, load, update and remove: plain JDBC, each kind of key, and Hibernate's own dialects. */
@NullMarked
package org.tidewire.benchmarks.write;

import org.jspecify.annotations.NullMarked;
