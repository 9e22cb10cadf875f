package org.tidewire.databend.jdbc.internal.batch;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.DatabendError;
import org.tidewire.databend.jdbc.internal.result.Rows;
import org.tidewire.databend.jdbc.internal.session.StatementExecutor;
import org.tidewire.databend.jdbc.internal.sql.BatchPattern;
import org.tidewire.databend.jdbc.internal.sql.InsertPattern;
import org.tidewire.databend.jdbc.internal.sql.KeyedDmlPattern;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.sql.UpsertPattern;
import org.tidewire.databend.jdbc.internal.value.Literal;

/** The batch of a prepared statement, sent as few statements where that is exact, and row by row otherwise. */
public final class Batch {
    private final StatementExecutor executor;
    private final ParsedStatement statement;
    private final List<List<Literal>> rows;
    private final BatchCounts counts;

    /**
     * Makes a batch.
     *
     * @param rows the values of the statement's parameters, for each row
     */
    public Batch(StatementExecutor executor, ParsedStatement statement, List<List<Literal>> rows) {
        this.executor = executor;
        this.statement = statement;
        this.rows = rows;
        this.counts = new BatchCounts(rows.size());
    }

    /** Runs the batch and returns the update count of each row. */
    public long[] execute() throws SQLException {
        BatchPattern pattern = statement.batchPattern();
        MergedBatch merged = merged(pattern);
        if (pattern instanceof InsertPattern insert && rows.size() > 1) {
            for (InsertBatch.Chunk chunk : new InsertBatch(statement, insert).chunks(rows)) {
                counts.addAll(() -> insert(chunk, insert.rows()));
            }
        } else if (merged != null) {
            for (List<List<Literal>> chunk : merged.chunks(rows)) {
                if (chunk.size() >= MergedBatch.MIN_ROWS) {
                    counts.addAll(() -> write(merged, chunk));
                } else {
                    oneByOne(chunk);
                }
            }
        } else {
            oneByOne(rows);
        }
        return counts.all();
    }

    /** Null with auto-commit: a merge stores all its rows or none, but auto-commit promises each row by itself. */
    private @Nullable MergedBatch merged(@Nullable BatchPattern pattern) {
        if (executor.session().isAutoCommit() || rows.size() < MergedBatch.MIN_ROWS) {
            return null;
        }
        if (pattern instanceof KeyedDmlPattern keyed) {
            return new KeyedBatch(statement, keyed);
        }
        return pattern instanceof UpsertPattern upsert ? new UpsertBatch(statement, upsert) : null;
    }

    private void oneByOne(List<List<Literal>> some) throws SQLException {
        for (List<Literal> values : some) {
            counts.add(() -> executor.update(statement, values));
        }
    }

    private long[] insert(InsertBatch.Chunk chunk, int each) throws SQLException {
        long count = executor.execute(chunk.statement()).count();
        long expected = (long) chunk.size() * each;
        // Tables of the engine MEMORY answer 0, though they have stored the rows.
        if (count != 0 && count != expected) {
            throw failed(new SQLException(
                    "Databend inserted " + count + " rows of " + expected + " that were sent", "HY000"));
        }
        long[] all = new long[chunk.size()];
        Arrays.fill(all, each);
        return all;
    }

    /** Writes rows with different keys. No row sees what another one writes, so their order does not matter. */
    private long[] write(MergedBatch batch, List<List<Literal>> chunk) throws SQLException {
        long[] counts = new long[chunk.size()];
        for (List<Integer> group : batch.groupByDecimalScale(chunk)) {
            List<Integer> unique = group.size() < MergedBatch.MIN_ROWS ? List.of() : probe(batch, chunk, group, counts);
            if (unique.size() >= MergedBatch.MIN_ROWS) {
                merge(batch, unique.stream().map(chunk::get).toList());
                unique.forEach(i -> counts[i] = 1);
            }
            for (int i : group) {
                boolean unwritten = group.size() < MergedBatch.MIN_ROWS
                        || counts[i] > 1
                        || (unique.size() < MergedBatch.MIN_ROWS && unique.contains(i));
                if (unwritten) {
                    counts[i] = executor.update(statement, chunk.get(i));
                }
            }
        }
        return counts;
    }

    /**
     * Counts the table's rows for each row of the batch before they are written. A row without one counts 0 and is not
     * written: the merge tells only a sum, in which a row that another transaction inserts could hide one that it deletes.
     *
     * @param counts gets the count of each row that does not have exactly one
     * @return the rows that have exactly one
     */
    private List<Integer> probe(MergedBatch batch, List<List<Literal>> chunk, List<Integer> some, long[] counts)
            throws SQLException {
        some.forEach(i -> counts[i] = 1);
        List<List<Literal>> probed = some.stream().map(chunk::get).toList();
        try (Rows found = executor.execute(batch.probe(probed)).rows()) {
            while (found != null && found.next()) {
                int row = Integer.parseInt(String.valueOf(found.text(0)));
                counts[some.get(row)] = Long.parseLong(String.valueOf(found.text(1)));
            }
        }
        return some.stream().filter(i -> counts[i] == 1).toList();
    }

    /** Writes rows that each have exactly one row in the table; throws a conflict if they do not have it any more. */
    private void merge(MergedBatch batch, List<List<Literal>> unique) throws SQLException {
        long merged = executor.execute(batch.merge(unique)).count();
        if (merged != unique.size()) {
            throw failed(DatabendError.CONFLICT.exception(
                    "Another transaction changed rows of this batch while it was written: " + unique.size()
                            + " rows were there, " + merged + " were changed",
                    null));
        }
    }

    private SQLException failed(SQLException exception) {
        return executor.session().failed(exception);
    }
}
