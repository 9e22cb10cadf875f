/** Functions of HQL that more than one dialect renders or refuses. */
@NullMarked
package org.tidewire.internal.function;

import org.jspecify.annotations.NullMarked;
