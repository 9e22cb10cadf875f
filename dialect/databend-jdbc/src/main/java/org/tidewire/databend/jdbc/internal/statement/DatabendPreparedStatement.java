package org.tidewire.databend.jdbc.internal.statement;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.batch.Batch;
import org.tidewire.databend.jdbc.internal.result.UpdateCount;
import org.tidewire.databend.jdbc.internal.session.Session;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.value.Literal;

/** Runs a statement with parameters, or a batch of it. */
public final class DatabendPreparedStatement extends ParameterSetters {
    private final ParsedStatement statement;
    private final List<List<Literal>> batch = new ArrayList<>();

    /**
     * Makes a statement.
     *
     * @param onClose told when the statement is closed
     */
    public DatabendPreparedStatement(
            Connection connection, Session session, Consumer<DatabendStatement> onClose, ParsedStatement statement) {
        super(connection, session, onClose, statement.parameters());
        this.statement = statement;
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return query(statement, values());
    }

    @Override
    public boolean execute() throws SQLException {
        return run(statement, values());
    }

    @Override
    public int executeUpdate() throws SQLException {
        return UpdateCount.narrow(executeLargeUpdate());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return update(statement, values());
    }

    @Override
    public void addBatch() throws SQLException {
        ensureOpen();
        batch.add(values());
    }

    /** JDBC forbids it; the statement would be left out of the batch. */
    @Override
    public void addBatch(String sql) throws SQLException {
        throw new SQLException("A prepared statement's batch takes values, not statements", "HY010");
    }

    @Override
    public void clearBatch() throws SQLException {
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        reset();
        List<List<Literal>> rows = List.copyOf(batch);
        batch.clear();
        return new Batch(executor(), statement, rows).execute();
    }

    /** Null: the columns are known only when the statement has run. */
    @Override
    public @Nullable ResultSetMetaData getMetaData() {
        return null;
    }

    @Override
    public ParameterMetaData getParameterMetaData() {
        return new DatabendParameterMetaData(statement.parameters());
    }
}
