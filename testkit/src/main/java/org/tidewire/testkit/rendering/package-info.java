/** The SQL that a dialect renders, without a database: for golden tests. */
@NullMarked
package org.tidewire.testkit.rendering;

import org.jspecify.annotations.NullMarked;
