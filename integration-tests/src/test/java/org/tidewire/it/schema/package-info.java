/** Tables and the databases that they are in, on every database; what differs stands in its own classes. */
package org.tidewire.it.schema;
