/** Errors: the exceptions that they become, and what they mean for a retry. */
@NullMarked
package org.tidewire.cockroachdb.internal.error;

import org.jspecify.annotations.NullMarked;
