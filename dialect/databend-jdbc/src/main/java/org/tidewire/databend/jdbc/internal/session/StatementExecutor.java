package org.tidewire.databend.jdbc.internal.session;

import java.sql.SQLException;
import java.util.List;
import org.tidewire.databend.jdbc.internal.Refusal;
import org.tidewire.databend.jdbc.internal.result.Rows;
import org.tidewire.databend.jdbc.internal.result.UpdateCount;
import org.tidewire.databend.jdbc.internal.sql.GeneratedSql;
import org.tidewire.databend.jdbc.internal.sql.InsertPattern;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.sql.StatementKind;
import org.tidewire.databend.jdbc.internal.sql.TimeLimit;
import org.tidewire.databend.jdbc.internal.value.Literal;

/**
 * Runs statements in a session, with the settings of a JDBC statement.
 *
 * @param timeout in seconds; 0 is none
 * @param oneByOne whether each row is read when it is asked for, instead of all at once
 */
public record StatementExecutor(Session session, int timeout, boolean oneByOne) {
    /** Runs a statement with the values of its parameters. */
    public Answer execute(ParsedStatement statement, List<Literal> values) throws SQLException {
        int seconds = session.timeLimit(statement.kind(), timeout);
        Answer answer = session.execute(TimeLimit.apply(statement, values, seconds), statement.kind(), oneByOne);
        // Tables of the engine MEMORY answer 0, though they have stored the rows.
        InsertPattern insert = statement.insert();
        return insert != null && answer.rows() == null && answer.count() == 0
                ? new Answer(null, insert.rows())
                : answer;
    }

    /** Runs a statement that the driver has written. */
    public Answer execute(GeneratedSql statement) throws SQLException {
        int seconds = session.timeLimit(statement.kind(), timeout);
        return session.execute(TimeLimit.apply(statement, seconds), statement.kind(), false);
    }

    /** Runs a statement and returns how many rows it changed. */
    public long update(ParsedStatement statement, List<Literal> values) throws SQLException {
        if (statement.kind() == StatementKind.REPLACE) {
            throw Refusal.of(
                    "Databend does not say how many rows REPLACE wrote: use MERGE, or execute() where the count does not"
                            + " matter");
        }
        if (statement.kind() == StatementKind.QUERY) {
            throw new SQLException("This statement reads rows and changes none: use executeQuery", "07005");
        }
        Answer answer = execute(statement, values);
        try (Rows rows = answer.rows()) {
            return rows == null
                    ? answer.count()
                    : statement.kind() == StatementKind.COPY ? UpdateCount.ofCopy(rows) : 0;
        }
    }
}
