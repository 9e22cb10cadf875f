package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** A prepared statement's batch: as few statements as are exact, one by one otherwise. */
final class Batch {
    private final PreparedStatementCalls statement;
    private final SqlText text;
    private final List<List<Literal>> rows;
    private final BatchCounts counts;

    Batch(PreparedStatementCalls statement, SqlText text, List<List<Literal>> rows) {
        this.statement = statement;
        this.text = text;
        this.rows = rows;
        this.counts = new BatchCounts(rows.size());
    }

    long[] run() throws SQLException {
        InsertForm insert = text.insert();
        if (insert != null && rows.size() > 1) {
            for (InsertBatch.Chunk chunk : new InsertBatch(text, insert).chunks(rows)) {
                counts.addAll(() -> inserted(chunk, insert.rows()));
            }
        } else {
            for (List<Literal> values : rows) {
                counts.add(() -> statement.count(text, values));
            }
        }
        return counts.all();
    }

    private long[] inserted(InsertBatch.Chunk chunk, int each) throws SQLException {
        long count = statement.count(SqlText.of(chunk.sql()), List.of());
        if (count != (long) chunk.size() * each) {
            throw new SQLException(
                    "Databend inserted " + count + " rows of " + chunk.size() * each + " that were sent", "HY000");
        }
        long[] all = new long[chunk.size()];
        Arrays.fill(all, each);
        return all;
    }
}
