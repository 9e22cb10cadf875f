package org.tidewire.cratedb.internal.sequence;

import org.hibernate.dialect.sequence.SequenceSupport;
import org.tidewire.cratedb.internal.server.CrateDBRefusal;

/**
 * A sequence as a table with one row, its value and its step. An update by primary key that returns the new value is atomic, so that no two sessions
 * get the same block of ids.
 */
public final class CounterTable implements SequenceSupport {
    public static final CounterTable INSTANCE = new CounterTable();

    /** Tells a counter from other tables. */
    static final String COLUMN = "sequence_value";

    static final String STEP = "sequence_step";
    private static final String MOVE = " set " + COLUMN + " = " + COLUMN + " + " + STEP;

    private CounterTable() {}

    /** Whether a statement moves a counter: what it has given is not taken back on any database. */
    public static boolean isMovedBy(String sql) {
        return sql.contains(MOVE);
    }

    @Override
    public String getSelectSequenceNextValString(String sequenceName) {
        throw CrateDBRefusal.COUNTER_IN_INSERT.exception();
    }

    @Override
    public String getSequenceNextValString(String sequenceName) {
        return "update " + sequenceName + MOVE + " where id = 1 returning " + COLUMN;
    }

    @Override
    public String[] getCreateSequenceStrings(String sequenceName, int initialValue, int incrementSize) {
        return new String[] {
            "create table if not exists " + sequenceName + " (id smallint primary key, " + COLUMN + " bigint not null, "
                    + STEP + " integer not null) clustered into 1 shards",
            "insert into " + sequenceName + " (id, " + COLUMN + ", " + STEP + ") values (1, "
                    + ((long) initialValue - incrementSize) + ", " + incrementSize + ") on conflict (id) do nothing"
        };
    }

    @Override
    public String[] getCreateSequenceStrings(String sequenceName, int initialValue, int incrementSize, String options) {
        return getCreateSequenceStrings(sequenceName, initialValue, incrementSize);
    }

    @Override
    public String getDropSequenceString(String sequenceName) {
        return "drop table if exists " + sequenceName;
    }
}
