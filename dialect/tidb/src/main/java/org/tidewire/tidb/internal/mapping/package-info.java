/** Binds and checks the annotations of {@link org.tidewire.tidb.annotation}. */
@NullMarked
package org.tidewire.tidb.internal.mapping;

import org.jspecify.annotations.NullMarked;
