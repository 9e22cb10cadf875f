@NullMarked
package org.tidewire.testkit.server;

import org.jspecify.annotations.NullMarked;
