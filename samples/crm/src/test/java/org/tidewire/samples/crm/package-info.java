@NullMarked
package org.tidewire.samples.crm;

import org.jspecify.annotations.NullMarked;
