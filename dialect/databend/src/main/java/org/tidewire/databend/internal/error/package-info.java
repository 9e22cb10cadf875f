/** The exceptions that the driver's errors become. */
@NullMarked
package org.tidewire.databend.internal.error;

import org.jspecify.annotations.NullMarked;
