/** Kinds of transactions that several databases have, such as those that read the past. */
@NullMarked
package org.tidewire.transaction;

import org.jspecify.annotations.NullMarked;
