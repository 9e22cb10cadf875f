@NullMarked
package org.tidewire.testkit.support;

import org.jspecify.annotations.NullMarked;
