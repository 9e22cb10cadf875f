/** Functions on CrateDB, each executed against its value. */
package org.tidewire.it.cratedb.function;
