/** Compares the rows of generated HQL queries with those of H2, which Hibernate supports by a dialect of its own. */
package org.tidewire.it.oracle;
