package org.tidewire.tidb.query;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.internal.session.StartTimestamp;
import org.tidewire.tidb.internal.session.TiDBSessions;

/**
 * An update, delete or {@code insert ... select} that is too large for one transaction: TiDB splits it into jobs by ranges
 * of a column, and commits each by itself.
 *
 * <pre>{@code
 * TiDBBulkResult result = TiDBBulkStatement.of("delete from orders where placed < ?", lastYear)
 *         .inJobsOf(10_000)
 *         .execute(sessionFactory);
 * }</pre>
 *
 * <p>It is native SQL on tables without aliases, as TiDB wants it. Hibernate learns nothing of what it changes: entities
 * that a session holds, and the second-level cache, stay as they are. Jobs that are done stay done when a later one fails;
 * so it should be a statement that may be repeated.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/non-transactional-dml">TiDB's documentation</a>
 */
public final class TiDBBulkStatement {
    private static final int DEFAULT_ROWS = 1_000;
    /** As a hint it ends with the statement; as a session's variable it would stay with the connection. */
    private static final String GO_ON = "set_var(tidb_nontransactional_ignore_error=1)";

    private static final Pattern COLUMN = Pattern.compile("[\\p{L}\\p{N}_$]+(\\.[\\p{L}\\p{N}_$]+){0,2}");

    /**
     * What the driver binds without loss. It binds others too, some as a text that no column holds: a UUID by its text, where
     * Hibernate stores 16 bytes, would match nothing.
     */
    private static final Set<Class<?>> EXACT = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            byte[].class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Date.class,
            Time.class,
            Timestamp.class);

    private final String sql;
    private final List<@Nullable Object> parameters;
    private final @Nullable String column;
    private final int rows;
    private final boolean goingOn;

    private TiDBBulkStatement(
            String sql, List<@Nullable Object> parameters, @Nullable String column, int rows, boolean goingOn) {
        this.sql = sql;
        this.parameters = parameters;
        this.column = column;
        this.rows = rows;
        this.goingOn = goingOn;
    }

    /**
     * A statement that is split by the primary key, into jobs of 1,000 rows, and stops at the first that fails.
     *
     * @param sql an update, delete, insert or replace, with {@code ?} for parameters
     * @param parameters in their order: null, texts, booleans, numbers, bytes, and dates and times without a zone
     * @return the statement
     * @throws IllegalArgumentException for a parameter of another type
     */
    public static TiDBBulkStatement of(String sql, @Nullable Object... parameters) {
        return new TiDBBulkStatement(sql, listOf(parameters), null, DEFAULT_ROWS, false);
    }

    private static List<@Nullable Object> listOf(@Nullable Object... parameters) {
        List<@Nullable Object> list = new ArrayList<>();
        for (@Nullable Object parameter : parameters) {
            list.add(requireExact(parameter));
        }
        return list;
    }

    private static @Nullable Object requireExact(@Nullable Object parameter) {
        if (parameter == null || EXACT.stream().anyMatch(type -> type.isInstance(parameter))) {
            return parameter;
        }
        throw new IllegalArgumentException(
                "A parameter of type " + parameter.getClass().getName()
                        + " may be stored in more than one form, and this statement knows nothing of the mapping: pass it in the form of"
                        + " its column, as a text, a number, a byte[] or a LocalDateTime");
    }

    /**
     * The same statement, split by another column.
     *
     * @param shardColumn one that is the first of an index, if need be behind the name of its table
     * @return the statement
     * @throws IllegalArgumentException if this is not the name of a column
     */
    public TiDBBulkStatement on(String shardColumn) {
        if (!COLUMN.matcher(shardColumn).matches()) {
            throw new IllegalArgumentException("Not the name of a column: " + shardColumn);
        }
        return new TiDBBulkStatement(sql, parameters, shardColumn, rows, goingOn);
    }

    /**
     * The same statement, in jobs of another size.
     *
     * @param rowsOfAJob how many rows a job has at most, more than 0
     * @return the statement
     * @throws IllegalArgumentException if the number is not more than 0
     */
    public TiDBBulkStatement inJobsOf(int rowsOfAJob) {
        if (rowsOfAJob <= 0) {
            throw new IllegalArgumentException("A job must have more than 0 rows, and has " + rowsOfAJob);
        }
        return new TiDBBulkStatement(sql, parameters, column, rowsOfAJob, goingOn);
    }

    /**
     * The same statement, which goes on to the next job where one fails; {@link TiDBBulkResult#failedJobs} counts those. Only
     * if it is the very first that fails does TiDB still stop.
     *
     * @return the statement
     */
    public TiDBBulkStatement goingOnAfterFailure() {
        return new TiDBBulkStatement(sql, parameters, column, rows, true);
    }

    /**
     * Runs it on a connection of its own.
     *
     * @param factory for a TiDB
     * @return how many jobs it took, and how many of them failed
     * @throws TiDBBulkException where it stopped at a job after the first
     * @throws IllegalStateException inside of a JTA transaction
     * @throws UnsupportedFeatureException where the database is not TiDB
     */
    public TiDBBulkResult execute(EntityManagerFactory factory) {
        return factory.unwrap(SessionFactory.class).fromStatelessSession(this::execute);
    }

    /**
     * Runs it on the connection of a session that is in no transaction.
     *
     * @param session for a TiDB
     * @return how many jobs it took, and how many of them failed
     * @throws TiDBBulkException where it stopped at a job after the first
     * @throws IllegalStateException inside of a transaction
     * @throws UnsupportedFeatureException where the database is not TiDB
     */
    public TiDBBulkResult execute(SharedSessionContract session) {
        TiDBDialect dialect = requireTiDBAndNoTransaction(session);
        String statement = batch("") + (goingOn ? dialect.getQueryHintString(sql, GO_ON) : sql);
        return session.doReturningWork(connection -> {
            try {
                return query(connection, statement, BulkOutcome::of);
            } catch (SQLException e) {
                TiDBBulkResult result = BulkOutcome.of(e);
                if (result == null) {
                    throw e;
                }
                if (goingOn) {
                    return result;
                }
                throw new TiDBBulkException(result, e, statement);
            }
        });
    }

    /**
     * Asks TiDB into what it would split the statement, and changes nothing.
     *
     * @param factory for a TiDB
     * @return the first and the last job, as SQL; nothing where there is no row to change
     * @throws IllegalStateException inside of a JTA transaction
     * @throws UnsupportedFeatureException where the database is not TiDB
     */
    public List<String> dryRun(EntityManagerFactory factory) {
        return factory.unwrap(SessionFactory.class).fromStatelessSession(session -> {
            requireTiDBAndNoTransaction(session);
            return session.doReturningWork(
                    connection -> query(connection, batch("dry run ") + sql, TiDBBulkStatement::firstColumn));
        });
    }

    private String batch(String how) {
        return "batch " + (column == null ? "" : "on " + column + " ") + "limit " + rows + " " + how;
    }

    private static TiDBDialect requireTiDBAndNoTransaction(SharedSessionContract session) {
        TiDBDialect tidb = TiDBSessions.requireTiDB(session, "non-transactional statements", "run it in a transaction");
        if (session.isJoinedToTransaction()) {
            throw partOfATransaction();
        }
        return tidb;
    }

    private static IllegalStateException partOfATransaction() {
        return new IllegalStateException(
                "A non-transactional statement cannot be part of a transaction: run it before or after, or by"
                        + " execute(sessionFactory) on a connection of its own");
    }

    /** TiDB wants autocommit, which some pools hand out switched off. */
    private <T> T query(Connection connection, String statement, Reader<T> reader) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (!autoCommit) {
            refuseOpenTransaction(connection);
            connection.setAutoCommit(true);
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.size(); i++) {
                prepared.setObject(i + 1, parameters.get(i));
            }
            prepared.execute();
            try (ResultSet answer = prepared.getResultSet()) {
                return reader.read(answer);
            }
        } finally {
            if (!autoCommit) {
                connection.setAutoCommit(false);
            }
        }
    }

    /** Autocommit would commit what the connection's owner has begun; Hibernate knows nothing of that. */
    private static void refuseOpenTransaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (StartTimestamp.of(statement).isOfATransaction()) {
                throw partOfATransaction();
            }
        }
    }

    private static List<String> firstColumn(ResultSet answer) throws SQLException {
        List<String> values = new ArrayList<>();
        while (answer.next()) {
            values.add(answer.getString(1));
        }
        return values;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet answer) throws SQLException;
    }

    /** The statement without its parameters. */
    @Override
    public String toString() {
        return batch("") + sql;
    }
}
