/** Inserts, updates and deletes on every database; what differs stands in its own classes. */
package org.tidewire.it.write;
