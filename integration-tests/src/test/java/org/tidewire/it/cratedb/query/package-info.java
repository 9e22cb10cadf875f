/** Queries on CrateDB, executed. */
package org.tidewire.it.cratedb.query;
