package org.tidewire.tidb.internal.session;

/** When a transaction meets what others have written: at each of its writes, or at its commit. */
public enum TransactionMode implements TiDBTransactionStart {
    OPTIMISTIC("begin optimistic"),
    PESSIMISTIC("begin pessimistic");

    private final String sql;

    TransactionMode(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
