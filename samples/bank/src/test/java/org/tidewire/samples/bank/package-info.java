@NullMarked
package org.tidewire.samples.bank;

import org.jspecify.annotations.NullMarked;
