/** The server that a sample or a test runs on when none is named. Nothing here knows what is run on it. */
@NullMarked
package org.tidewire.testkit.server;

import org.jspecify.annotations.NullMarked;
