/** An application of Quarkus. */
package org.tidewire.it.quarkus;
