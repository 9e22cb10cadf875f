/** The entities that the oracle queries, and their rows. */
package org.tidewire.it.oracle.model;
