package org.tidewire.databend.jdbc;

/** What {@link java.sql.ParameterMetaData} says: how many there are. Types are not known before a statement is sent. */
record ParameterMetaDataCalls(int count) {
    int getParameterCount() {
        return count;
    }
}
