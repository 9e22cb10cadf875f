package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.tidewire.databend.jdbc.TransactionConflictException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** A batch of merges of one row each, as Hibernate renders them, with the counts that single ones would have. */
@DatabendTest
class UpsertBatchTest extends TappedConnections {
    private static final String OPTIONAL =
            "merge into n as t using (select cast(? as bigint) id, upper(?) note, cast(? as decimal(20,4)) price) as s"
                    + " on (t.id=s.id) when not matched and (s.note is not null or s.price is not null)"
                    + " then insert (id, note, price) values (s.id, s.note, s.price)"
                    + " when matched and s.note is null and s.price is null then delete"
                    + " when matched then update set note=s.note, price=s.price";

    UpsertBatchTest(TestDatabase database) {
        super(database);
    }

    @Override
    void createTable() throws SQLException {
        update(connection, "create or replace table n (id bigint not null, note varchar, price decimal(20, 4))");
        update(connection, "insert into n (id, note) select number, 'n' from numbers(4)");
    }

    @Test
    void insertsUpdatesAndDeletesWithAProbeAndAMerge() throws SQLException {
        assertThat(batch(OPTIONAL, new Object[][] {
                    {0, "it's", null}, {1, null, null}, {7, "new", null}, {8, null, null}, {9, null, "1.5"}
                }))
                .as("updated, deleted, inserted, nothing, inserted")
                .containsExactly(1, 1, 1, 0, 1);
        connection.commit();
        assertThat(tap.take())
                .extracting(sql -> sql.replaceFirst(" .*", ""))
                .containsExactly("begin", "select", "merge", "commit");
        assertThat(query(other, "select id, note, price from n order by id"))
                .isEqualTo("0,IT'S,null;2,n,null;3,n,null;7,NEW,null;9,null,1.5000");
    }

    @Test
    void writesOneKeyTwiceInItsOrder() throws SQLException {
        assertThat(batch(OPTIONAL, new Object[][] {
                    {5, "a", 1}, {6, "b", 1}, {7, "c", 1}, {5, "d", null}, {6, null, null}, {7, "f", 2}
                }))
                .containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(query(connection, "select id, note, price from n where id > 4 order by id"))
                .isEqualTo("5,D,null;7,F,2.0000");
    }

    @Test
    void countsRowsOfOneKeyTwice() throws SQLException {
        update(other, "insert into n (id) values (1)");
        assertThat(batch(OPTIONAL, new Object[][] {{0, "a", null}, {1, "b", null}, {2, null, null}, {3, "c", null}}))
                .containsExactly(1, 2, 1, 1);
        assertThat(query(connection, "select id, note from n order by id")).isEqualTo("0,A;1,B;1,B;3,C");
    }

    /** A row that was to be deleted is gone when the merge comes. */
    @Test
    void refusesToGuessWhereRowsChangedInBetween() throws Exception {
        tap.before(sql -> {
            if (sql.startsWith("merge into n")) {
                update(other, "delete from n where id = 2");
            }
        });
        BatchUpdateException failure = catchThrowableOfType(
                BatchUpdateException.class,
                () -> batch(OPTIONAL, new Object[][] {{1, "a", null}, {2, null, null}, {3, "b", null}}));
        assertThat((Throwable) failure).hasCauseInstanceOf(TransactionConflictException.class);
    }

    @Test
    void goesOneByOneInAutoCommitAndInOtherForms() throws SQLException {
        connection.setAutoCommit(true);
        assertThat(batch(OPTIONAL, new Object[][] {{0, "a", 1}, {1, null, null}, {2, "c", 3}}))
                .containsExactly(1, 1, 1);
        assertThat(tap.take()).hasSize(3);
        connection.setAutoCommit(false);
        String insertOnly = "merge into n as t using (select ? id) as s on (t.id=s.id)"
                + " when not matched then insert (id) values (s.id)";
        assertThat(batch(insertOnly, new Object[][] {{0}, {20}, {21}})).containsExactly(0, 1, 1);
        String versioned = "merge into n as t using (select ? id, ? note) as s on (t.id=s.id)"
                + " when not matched then insert (id, note) values (s.id, s.note)"
                + " when matched and t.note<=? then update set note=s.note";
        assertThat(batch(versioned, new Object[][] {{0, "b", "A"}, {2, "d", "A"}, {30, "e", "A"}}))
                .containsExactly(1, 0, 1);
        assertThat(tap.take()).filteredOn(sql -> sql.startsWith("merge")).hasSize(6);
    }

    private long[] batch(String sql, Object[][] rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            return statement.executeLargeBatch();
        }
    }
}
