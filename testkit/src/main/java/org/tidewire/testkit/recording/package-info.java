/** Connection pools that write down what goes through them. */
@NullMarked
package org.tidewire.testkit.recording;

import org.jspecify.annotations.NullMarked;
