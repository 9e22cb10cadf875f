package org.tidewire.cratedb.internal.connection;

import org.tidewire.cratedb.internal.sql.KeyedStatements;

/**
 * What the connections of a session factory do.
 *
 * @param rollbackIsLogged whether a rollback after a write is logged alone
 * @param refresh when tables are refreshed
 * @param keyed statements that need no refresh
 */
record ConnectionOptions(boolean rollbackIsLogged, RefreshMode refresh, KeyedStatements keyed) {}
