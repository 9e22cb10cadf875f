/** How a session factory finds CrateDB, and what becomes of its connections. */
package org.tidewire.it.cratedb.boot;
