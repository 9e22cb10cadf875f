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
        // A merge of many rows is stored or lost as a whole, which auto-commit does not promise.
        KeyedForm keyed = statement.session().isAutoCommit() ? null : KeyedForm.of(text);
        if (rows.size() > 1 && insert != null) {
            for (InsertBatch.Chunk chunk : new InsertBatch(text, insert).chunks(rows)) {
                counts.addAll(() -> inserted(chunk, insert.rows()));
            }
        } else if (rows.size() >= KeyedBatch.MIN_ROWS && keyed != null) {
            KeyedBatch batch = new KeyedBatch(text, keyed);
            for (List<List<Literal>> chunk : batch.chunks(rows)) {
                if (chunk.size() >= KeyedBatch.MIN_ROWS) {
                    counts.addAll(() -> merged(batch, chunk));
                } else {
                    oneByOne(chunk);
                }
            }
        } else {
            oneByOne(rows);
        }
        return counts.all();
    }

    private void oneByOne(List<List<Literal>> some) throws SQLException {
        for (List<Literal> values : some) {
            counts.add(() -> statement.count(text, values));
        }
    }

    private long[] inserted(InsertBatch.Chunk chunk, int each) throws SQLException {
        long count = statement
                .run(chunk.sql(), text.tokens().get(0).end(), StatementKind.INSERT)
                .count();
        // Tables of the engine MEMORY say 0, and have stored the rows.
        if (count != 0 && count != (long) chunk.size() * each) {
            throw new SQLException(
                    "Databend inserted " + count + " rows of " + chunk.size() * each + " that were sent", "HY000");
        }
        long[] all = new long[chunk.size()];
        Arrays.fill(all, each);
        return all;
    }

    /**
     * The counts of a merge, which tells only their sum: those that a look before it found, if the sum is theirs.
     *
     * @throws TransactionConflictException if it is not, as rows were changed in between
     */
    private long[] merged(KeyedBatch batch, List<List<Literal>> chunk) throws SQLException {
        long[] found = new long[chunk.size()];
        Arrays.fill(found, 1);
        try (Rows probed = statement
                .run(batch.probe(chunk), "select".length(), StatementKind.QUERY)
                .rows()) {
            while (probed != null && probed.next()) {
                found[Integer.parseInt(String.valueOf(probed.text(0)))] =
                        Long.parseLong(String.valueOf(probed.text(1)));
            }
        }
        long expected = Arrays.stream(found).sum();
        if (expected == 0) {
            return found;
        }
        long merged = statement
                .run(batch.merge(chunk), "merge".length(), StatementKind.MERGE)
                .count();
        if (merged != expected) {
            throw statement
                    .session()
                    .failed(new TransactionConflictException(
                            "Another transaction changed rows of this batch while it was written: " + expected
                                    + " rows were there, " + merged + " were changed",
                            4001,
                            null));
        }
        return found;
    }
}
