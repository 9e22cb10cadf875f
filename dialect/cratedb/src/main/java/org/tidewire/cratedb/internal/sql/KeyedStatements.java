package org.tidewire.cratedb.internal.sql;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of rendered statements that find their rows by primary key. The server reads those from what is written, and all
 * others from what is refreshed.
 */
public final class KeyedStatements {
    /** A statement that is not kept costs a refresh that was not needed. */
    private static final int MOST = 10_000;

    private final Set<String> texts = ConcurrentHashMap.newKeySet();

    /** Keeps a statement. */
    public void add(String sql) {
        if (texts.size() < MOST) {
            texts.add(sql);
        }
    }

    /** Whether a statement finds its rows by primary key. */
    public boolean contains(String sql) {
        return texts.contains(sql);
    }
}
