/** Types of columns and their values on every database; what differs stands in its own classes. */
package org.tidewire.it.type;
