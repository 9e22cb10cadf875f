/** JMH benchmarks: Tidewire's dialects against plain JDBC and Hibernate's own dialects. */
@NullMarked
package org.tidewire.benchmarks;

import org.jspecify.annotations.NullMarked;
