/** HQL to SQL and results: without a server, and with one. */
@NullMarked
package org.tidewire.benchmarks.translation;

import org.jspecify.annotations.NullMarked;
