/** The annotations of {@link org.tidewire.tidb.mapping}, on an engine. */
package org.tidewire.it.tidb.mapping;
