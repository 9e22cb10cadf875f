/** What a database module tells the Spring Boot starter. Found by {@link java.util.ServiceLoader}. */
@NullMarked
package org.tidewire.spi;

import org.jspecify.annotations.NullMarked;
