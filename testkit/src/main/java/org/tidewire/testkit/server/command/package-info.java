/** The command line that the samples have in common: where to run, and a sentence where that fails. */
@NullMarked
package org.tidewire.testkit.server.command;

import org.jspecify.annotations.NullMarked;
