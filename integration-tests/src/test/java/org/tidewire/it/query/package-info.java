/** Queries that every database answers; what differs stands in its own classes. */
package org.tidewire.it.query;
