/** Helpers for tests that know no engine. */
@NullMarked
package org.tidewire.testkit.support;

import org.jspecify.annotations.NullMarked;
