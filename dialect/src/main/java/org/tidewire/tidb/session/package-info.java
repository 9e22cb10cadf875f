/**
 * What the packages beside this one ask of a session. Not for applications: it may change at any time.
 */
@NullMarked
package org.tidewire.tidb.session;

import org.jspecify.annotations.NullMarked;
