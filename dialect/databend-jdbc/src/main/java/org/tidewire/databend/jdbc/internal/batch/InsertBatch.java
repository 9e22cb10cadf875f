package org.tidewire.databend.jdbc.internal.batch;

import java.util.ArrayList;
import java.util.List;
import org.tidewire.databend.jdbc.internal.sql.GeneratedSql;
import org.tidewire.databend.jdbc.internal.sql.InsertPattern;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.sql.StatementKind;
import org.tidewire.databend.jdbc.internal.value.Literal;

/**
 * The batch of an insert as few statements of many rows. A statement ends where a column changes its kind of literal, since the
 * server would convert all to a common type.
 */
record InsertBatch(ParsedStatement statement, InsertPattern pattern) {
    /** Measured: at this size the fixed cost of a statement, some 15 ms, is about a fifth of the whole. */
    static final int MAX_ROWS = 10_000;

    /** In characters. Each of them is at most 3 bytes in UTF-8, so that a packet of 128 MB holds it. */
    static final int MAX_LENGTH = 16 << 20;

    /** One statement, and how many rows of the batch it has. */
    record Chunk(GeneratedSql statement, int size) {}

    List<Chunk> chunks(List<List<Literal>> rows) {
        List<Chunk> chunks = new ArrayList<>();
        String head = "";
        StringBuilder sql = new StringBuilder();
        ParameterKinds kinds = new ParameterKinds(statement.parameters());
        int size = 0;
        for (List<Literal> row : rows) {
            if (size > 0 && (size >= MAX_ROWS || sql.length() >= MAX_LENGTH || !kinds.take(row))) {
                chunks.add(chunk(head, sql, size));
                sql.setLength(0);
                size = 0;
            }
            if (size == 0) {
                kinds = new ParameterKinds(statement.parameters());
                kinds.take(row);
                StringBuilder verb = new StringBuilder();
                statement.append(verb, 0, statement.hint().offset(), row);
                head = verb.toString();
                statement.append(sql, statement.hint().offset(), pattern.end(), row);
            } else {
                sql.append(", ");
                statement.append(sql, pattern.start(), pattern.end(), row);
            }
            size++;
        }
        if (size > 0) {
            chunks.add(chunk(head, sql, size));
        }
        return chunks;
    }

    private Chunk chunk(String head, StringBuilder tail, int size) {
        return new Chunk(
                new GeneratedSql(StatementKind.INSERT, head, statement.hint().place(), tail.toString()), size);
    }
}
