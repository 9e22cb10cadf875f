/** What is looked at once, when a session factory is built; what is thrown here reaches the application. */
@NullMarked
package org.tidewire.boot;

import org.jspecify.annotations.NullMarked;
