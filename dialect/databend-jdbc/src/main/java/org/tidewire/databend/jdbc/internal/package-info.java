/** What the rooms of the driver share. */
@NullMarked
package org.tidewire.databend.jdbc.internal;

import org.jspecify.annotations.NullMarked;
