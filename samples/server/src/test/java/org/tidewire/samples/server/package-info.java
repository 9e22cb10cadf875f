@NullMarked
package org.tidewire.samples.server;

import org.jspecify.annotations.NullMarked;
