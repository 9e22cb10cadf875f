/** The annotations of {@link org.tidewire.tidb.annotation}, on an engine. */
package org.tidewire.it.tidb.mapping;
