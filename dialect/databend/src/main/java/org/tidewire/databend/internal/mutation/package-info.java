/** Updates, deletes and inserts that one statement of Databend cannot do. */
@NullMarked
package org.tidewire.databend.internal.mutation;

import org.jspecify.annotations.NullMarked;
