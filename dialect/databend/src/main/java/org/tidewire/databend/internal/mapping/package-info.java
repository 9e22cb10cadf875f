/** Binds and checks the annotations of {@link org.tidewire.databend.annotation}. */
@NullMarked
package org.tidewire.databend.internal.mapping;

import org.jspecify.annotations.NullMarked;
