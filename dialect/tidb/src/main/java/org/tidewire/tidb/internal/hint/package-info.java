/** Optimizer hints in the text of a statement. */
@NullMarked
package org.tidewire.tidb.internal.hint;

import org.jspecify.annotations.NullMarked;
