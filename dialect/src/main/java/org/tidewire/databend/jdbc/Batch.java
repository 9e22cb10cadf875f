package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        MergedBatch merged = statement.session().isAutoCommit() || rows.size() < MergedBatch.MIN_ROWS ? null : merged();
        if (rows.size() > 1 && insert != null) {
            for (InsertBatch.Chunk chunk : new InsertBatch(text, insert).chunks(rows)) {
                counts.addAll(() -> inserted(chunk, insert.rows()));
            }
        } else if (merged != null) {
            for (List<List<Literal>> chunk : merged.chunks(rows)) {
                if (chunk.size() >= MergedBatch.MIN_ROWS) {
                    counts.addAll(() -> written(merged, chunk));
                } else {
                    oneByOne(chunk);
                }
            }
        } else {
            oneByOne(rows);
        }
        return counts.all();
    }

    private @Nullable MergedBatch merged() {
        KeyedForm keyed = KeyedForm.of(text);
        if (keyed != null) {
            return new KeyedBatch(text, keyed);
        }
        UpsertForm upsert = UpsertForm.of(text);
        return upsert == null ? null : new UpsertBatch(text, upsert);
    }

    private void oneByOne(List<List<Literal>> some) throws SQLException {
        for (List<Literal> values : some) {
            counts.add(() -> statement.count(text, values));
        }
    }

    private long[] inserted(InsertBatch.Chunk chunk, int each) throws SQLException {
        int verb = StatementKind.mainVerb(text.sql(), text.tokens());
        long count = statement
                .run(chunk.sql(), text.tokens().get(verb).end(), StatementKind.INSERT)
                .count();
        // Tables of the engine MEMORY say 0, and have stored the rows.
        if (count != 0 && count != (long) chunk.size() * each) {
            throw statement
                    .session()
                    .failed(new SQLException(
                            "Databend inserted " + count + " rows of " + chunk.size() * each + " that were sent",
                            "HY000"));
        }
        long[] all = new long[chunk.size()];
        Arrays.fill(all, each);
        return all;
    }

    /** The counts of rows with different keys, of which none sees what another writes: so their order does not matter. */
    private long[] written(MergedBatch batch, List<List<Literal>> chunk) throws SQLException {
        long[] counts = new long[chunk.size()];
        for (List<Integer> alike : batch.alike(chunk)) {
            List<Integer> once = alike.size() < MergedBatch.MIN_ROWS ? List.of() : probed(batch, chunk, alike, counts);
            if (once.size() >= MergedBatch.MIN_ROWS) {
                merge(batch, once.stream().map(chunk::get).toList());
                once.forEach(i -> counts[i] = 1);
            }
            for (int i : alike) {
                boolean open = alike.size() < MergedBatch.MIN_ROWS
                        || counts[i] > 1
                        || (once.size() < MergedBatch.MIN_ROWS && once.contains(i));
                if (open) {
                    counts[i] = statement.count(text, chunk.get(i));
                }
            }
        }
        return counts;
    }

    /**
     * Looks for rows before they are written. What is not there now counts 0 and is not written: were it left to the merge,
     * a row that comes in the meantime could make up for one that goes, and the sum would hide both.
     *
     * @param counts gets how many rows each has that has not one
     * @return those that have one
     */
    private List<Integer> probed(MergedBatch batch, List<List<Literal>> chunk, List<Integer> some, long[] counts)
            throws SQLException {
        some.forEach(i -> counts[i] = 1);
        List<List<Literal>> rows = some.stream().map(chunk::get).toList();
        try (Rows found = statement
                .run(batch.probe(rows), "select".length(), StatementKind.QUERY)
                .rows()) {
            while (found != null && found.next()) {
                int row = Integer.parseInt(String.valueOf(found.text(0)));
                counts[some.get(row)] = Long.parseLong(String.valueOf(found.text(1)));
            }
        }
        return some.stream().filter(i -> counts[i] == 1).toList();
    }

    /**
     * Writes rows of which each is there once.
     *
     * @throws TransactionConflictException if some have been changed in between
     */
    private void merge(MergedBatch batch, List<List<Literal>> rows) throws SQLException {
        long merged = statement
                .run(batch.merge(rows), "merge".length(), StatementKind.MERGE)
                .count();
        if (merged != rows.size()) {
            throw statement
                    .session()
                    .failed(new TransactionConflictException(
                            "Another transaction changed rows of this batch while it was written: " + rows.size()
                                    + " rows were there, " + merged + " were changed",
                            4001,
                            null));
        }
    }
}
