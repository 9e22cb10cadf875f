/** Hints of queries. */
@NullMarked
package org.tidewire.cockroachdb.internal.hint;

import org.jspecify.annotations.NullMarked;
