/** Row locks. */
package org.tidewire.it.cockroachdb.lock;
