package org.tidewire.internal.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.batch.KeyedMutation.Column;

/** How a database updates or deletes many rows by key in one statement. */
public interface KeyedForm {
    /** Protocols count the parameters of a statement in 16 bits. */
    int MAXIMUM_PARAMETERS = 65_535;

    /**
     * A statement with its values.
     *
     * @param sql its text
     * @param values one for each question mark
     */
    record Statement(String sql, List<BoundValue> values) {}

    /**
     * A condition on the definition of a table, which rows need to be changed together.
     *
     * @param sql its text, without parameters
     * @param facts what it asks, one by one, for the form to remember
     */
    record Condition(String sql, Set<String> facts) {}

    /**
     * How many rows one statement may have.
     *
     * @return less than two where the mutation has to be sent row by row
     */
    int maximumRows(KeyedMutation mutation);

    /** How many bytes the values of one statement may have. */
    default long maximumBytes() {
        return 4L << 20;
    }

    /**
     * Whether two rows may be in the same statement, as by default.
     *
     * @param first a row of the statement
     * @param next the row that would be added
     */
    default boolean fits(KeyedMutation mutation, KeyedRow first, KeyedRow next) {
        return true;
    }

    /** Rows that one statement may change; all by default. */
    default Collection<List<KeyedRow>> groups(List<KeyedRow> rows) {
        return List.of(rows);
    }

    /**
     * A query that is asked before rows are changed whose count is checked. It selects the numbers, from 1, of the rows that a
     * change by itself would not find exactly once.
     *
     * @return null, as by default, where keys are unique, so that the count of changed rows tells whether one is missing
     */
    default @Nullable Statement miscounted(KeyedMutation mutation, List<KeyedRow> rows) {
        return null;
    }

    /**
     * What has to be asked about the table. It is part of the first statement, which costs less than a query before it.
     *
     * @param counted whether the count of rows is checked, so that a key has to be unique
     * @return null, as by default, where nothing is asked, or where the condition is known to hold
     */
    default @Nullable Condition condition(KeyedMutation mutation, List<KeyedRow> rows, boolean counted) {
        return null;
    }

    /**
     * A query that is asked if a statement with a condition changed nothing. It selects 1 if the condition holds, and what else the
     * form wants to learn as further numbers.
     */
    default Statement question(KeyedMutation mutation, Condition condition) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells the answer to a condition. If it does not hold, the rows are sent one by one, and the form may ask for less next time.
     *
     * @param answer the numbers of the {@link #question}, less one
     */
    default void learn(KeyedMutation mutation, Condition condition, BitSet answer) {}

    /**
     * Columns of unique keys that an update sets. The change leaves out rows in which such a value changes. They are sent one by one
     * after it, since it depends on their order whether they violate the key.
     */
    default List<Column> guarded(KeyedMutation mutation) {
        return List.of();
    }

    /**
     * The statement that changes the rows.
     *
     * @param rows at least two, with different keys, in the order of their keys where these are whole numbers
     * @param condition an additional condition; the statement changes nothing where it is false
     */
    Statement change(KeyedMutation mutation, List<KeyedRow> rows, @Nullable Condition condition);

    /**
     * A query that is asked if fewer rows were changed than were given. It selects the numbers, from 1, of the rows that an
     * update has changed or that a delete has left. Rows whose {@link #guarded} values are not the new ones were not changed.
     *
     * @return null where none is needed
     */
    @Nullable
    Statement find(KeyedMutation mutation, List<KeyedRow> rows);

    /**
     * The same query, asked if {@link #find} misses none. It sees what others have committed since the transaction's snapshot.
     *
     * @return null, as by default, where it would find no other rows
     */
    default @Nullable Statement findLocked(KeyedMutation mutation, List<KeyedRow> rows) {
        return null;
    }

    /**
     * Called before updates of single rows go to the driver as one JDBC batch; does nothing by default.
     *
     * @return called after the batch
     * @throws SQLException if the connection is closed
     */
    default Runnable beforeSingleUpdates(Connection connection) throws SQLException {
        return () -> {};
    }

    /** Whether a transaction goes on after a violated constraint, so that the rows can be sent one by one. */
    default boolean goesOnAfterErrors() {
        return true;
    }
}
