/** Writes on CrateDB: what its session sees of them, what a rollback says, duplicates, counters. */
package org.tidewire.it.cratedb.write;
