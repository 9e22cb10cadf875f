package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tidewire.databend.jdbc.TransactionConflictException;
import org.tidewire.it.support.Background;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Eight connections write at once: each transaction is there once, or has failed with a conflict. */
@DatabendTest
class ConcurrencyTest {
    private static final int CONNECTIONS = 8;
    private static final int TRANSACTIONS = 6;

    private final TestDatabase database;

    ConcurrencyTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void losesNothingAndCommitsNothingTwice() throws Exception {
        try (Connection connection = Jdbc.connect(database)) {
            update(connection, "create or replace table counter (id int, n int)");
            update(connection, "create or replace table history (who int, what int)");
            update(connection, "insert into counter values (1, 0)");
        }
        AtomicInteger committed = new AtomicInteger();
        AtomicInteger conflicts = new AtomicInteger();
        List<Background<Object>> writers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int who = i;
            writers.add(Background.run(() -> {
                write(who, committed, conflicts);
                return null;
            }));
        }
        for (Background<Object> writer : writers) {
            writer.get();
        }
        assertThat(committed.get() + conflicts.get()).isEqualTo(CONNECTIONS * TRANSACTIONS);
        assertThat(committed.get()).isPositive();
        try (Connection connection = Jdbc.connect(database)) {
            assertThat(query(connection, "select n from counter")).isEqualTo(Integer.toString(committed.get()));
            assertThat(query(connection, "select count(*), count(distinct who, what) from history"))
                    .isEqualTo(committed + "," + committed);
        }
    }

    private void write(int who, AtomicInteger committed, AtomicInteger conflicts) throws SQLException {
        try (Connection connection = Jdbc.connect(database)) {
            connection.setAutoCommit(false);
            for (int what = 0; what < TRANSACTIONS; what++) {
                try {
                    update(connection, "insert into history values (" + who + ", " + what + ")");
                    update(connection, "update counter set n = n + 1 where id = 1");
                    connection.commit();
                    committed.incrementAndGet();
                } catch (TransactionConflictException e) {
                    connection.rollback();
                    conflicts.incrementAndGet();
                }
            }
        }
    }
}
