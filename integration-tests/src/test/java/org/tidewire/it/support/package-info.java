/** Small helpers for tests; they know no engine. */
package org.tidewire.it.support;
