/** Values on CrateDB. */
package org.tidewire.it.cratedb.type;
