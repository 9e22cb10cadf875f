@NullMarked
package org.tidewire.samples.crmweb;

import org.jspecify.annotations.NullMarked;
