@NullMarked
package org.tidewire.spring.boot;

import org.jspecify.annotations.NullMarked;
