package org.tidewire.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Plain JDBC with rewritten batches, and ids that cost nothing: the limit of what an ORM can reach. */
final class JdbcWorkload implements Workload {
    private final HikariDataSource pool;
    private final int rows;
    private final int batchSize;

    JdbcWorkload(HikariDataSource pool, int rows, int batchSize) {
        this.pool = pool;
        this.rows = rows;
        this.batchSize = batchSize;
        execute("drop table if exists jdbc_item");
        execute("create table jdbc_item (id bigint not null primary key, cents bigint not null, name varchar(255))");
    }

    private record Row(long id, long cents, String name) {}

    private interface Binder {
        void bind(PreparedStatement statement, Row row) throws SQLException;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    @Override
    public void persist() {
        String sql = "insert into jdbc_item (cents,name,id) values (?,?,?)";
        List<Row> made = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            made.add(new Row(i + 1L, i, Item.NAME + i));
        }
        inTransaction(connection -> inBatches(connection, sql, made, JdbcWorkload::bindAll));
    }

    @Override
    public long load() {
        return inTransaction(connection -> all(connection).stream()
                .mapToLong(row -> row.cents() + row.name().length())
                .sum());
    }

    @Override
    public void update() {
        String sql = "update jdbc_item set cents=?+1,name=? where id=?";
        inTransaction(connection -> inBatches(connection, sql, all(connection), JdbcWorkload::bindAll));
    }

    @Override
    public void remove() {
        String sql = "delete from jdbc_item where id=?";
        inTransaction(connection ->
                inBatches(connection, sql, all(connection), (statement, row) -> statement.setLong(1, row.id())));
    }

    private static void bindAll(PreparedStatement statement, Row row) throws SQLException {
        statement.setLong(1, row.cents());
        statement.setString(2, row.name());
        statement.setLong(3, row.id());
    }

    @Override
    public void truncate() {
        execute("truncate table jdbc_item");
    }

    @Override
    public void close() {
        execute("drop table jdbc_item");
        pool.close();
    }

    private List<Row> all(Connection connection) throws SQLException {
        List<Row> found = new ArrayList<>(rows);
        try (PreparedStatement statement = connection.prepareStatement("select id,cents,name from jdbc_item");
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                found.add(new Row(result.getLong(1), result.getLong(2), result.getString(3)));
            }
        }
        return found;
    }

    private int inBatches(Connection connection, String sql, List<Row> all, Binder binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < all.size(); i++) {
                binder.bind(statement, all.get(i));
                statement.addBatch();
                if ((i + 1) % batchSize == 0 || i + 1 == all.size()) {
                    statement.executeBatch();
                }
            }
        }
        return all.size();
    }

    private void execute(String sql) {
        inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
