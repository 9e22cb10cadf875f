"""A MySQL-wire front over the Databend engine of the Python package `databend`.

Every statement goes to the engine as it is. What the engine does not do by itself - the protocol, the answers that
are faked for MySQL clients, aborted transactions, the text of values - follows the MySQL handler of Databend's server
as its source of 2026-08-22 has it (src/query/service/src/servers/mysql). It is an imitated handler: it takes any user,
has no temporary tables, no processes to kill and no TLS.
"""
