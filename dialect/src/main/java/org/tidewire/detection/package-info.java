/**
 * Which server is this? Hibernate asks the services of this package before its own resolver.
 *
 * <p>A server keeps Hibernate's own dialect unless what it says of itself names a database that Tidewire knows.
 */
@NullMarked
package org.tidewire.detection;

import org.jspecify.annotations.NullMarked;
