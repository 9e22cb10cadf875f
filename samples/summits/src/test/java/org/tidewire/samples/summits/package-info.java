@NullMarked
package org.tidewire.samples.summits;

import org.jspecify.annotations.NullMarked;
