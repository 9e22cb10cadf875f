/** What an application can learn of the batches that are sent. */
@NullMarked
package org.tidewire.batch;

import org.jspecify.annotations.NullMarked;
