/** What was measured, as a table and as a picture. */
@NullMarked
package org.tidewire.benchmarks.report;

import org.jspecify.annotations.NullMarked;
