package org.tidewire.databend.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * An insert's batch as few statements of many rows. A new statement is begun where a column changes its kind of literal, so
 * that none is read as another's kind.
 */
record InsertBatch(SqlText text, InsertForm form) {
    /** Measured: at this size the fixed cost of a statement, some 15 ms, is about a fifth of the whole. */
    static final int MAX_ROWS = 10_000;

    /** In characters. Each of them is at most 3 bytes in UTF-8, so that a packet of 128 MB holds it. */
    static final int MAX_LENGTH = 16 << 20;

    record Chunk(String sql, int size) {}

    List<Chunk> chunks(List<List<Literal>> rows) {
        List<Chunk> chunks = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        Kinds kinds = new Kinds(text.parameters());
        int size = 0;
        for (List<Literal> row : rows) {
            if (size > 0 && (size >= MAX_ROWS || sql.length() >= MAX_LENGTH || !kinds.take(row))) {
                chunks.add(new Chunk(sql.toString(), size));
                sql.setLength(0);
                size = 0;
            }
            if (size == 0) {
                kinds = new Kinds(text.parameters());
                kinds.take(row);
                text.append(sql, 0, form.end(), row);
            } else {
                sql.append(", ");
                text.append(sql, form.start(), form.end(), row);
            }
            size++;
        }
        if (size > 0) {
            chunks.add(new Chunk(sql.toString(), size));
        }
        return chunks;
    }
}
