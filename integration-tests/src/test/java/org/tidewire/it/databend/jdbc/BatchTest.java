package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewire.databend.jdbc.TransactionConflictException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Batches in the forms that Hibernate renders: few statements, and a true count for each element. */
@DatabendTest
class BatchTest extends TappedConnections {
    private static final String UPDATE = "update t set name=upper(?), version=? where id=? and version=?";

    BatchTest(TestDatabase database) {
        super(database);
    }

    @Override
    void createTable() throws SQLException {
        update(connection, """
                create or replace table t (id bigint not null, version int, name varchar, price decimal(20, 4), seen timestamp,
                    weight double, doc variant, check_me int)""");
        update(connection, "insert into t (id, version, name) select number, 0, 'n' from numbers(6)");
    }

    @Test
    void insertsManyRowsWithOneStatement() throws SQLException {
        long[] counts = new long[2500];
        Arrays.fill(counts, 1);
        assertThat(batch(
                        "insert into t (id, name, version) values (?, ?, ?)",
                        rows(2500, i -> row(100 + i, "a'" + i, null))))
                .isEqualTo(counts);
        assertThat(tap.take()).hasSize(2);
        connection.commit();
        assertThat(query(other, "select count(*), count(distinct name) from t where id >= 100 and version is null"))
                .isEqualTo("2500,2500");
    }

    @Test
    void insertsTextsAmongNumbersAsTheyAre() throws SQLException {
        assertThat(batch(
                        "insert into t (id, name) values (?, ?)",
                        List.of(row(100, "007"), row(101, 8), row(102, new BigDecimal("1.50")), row(103, null))))
                .containsOnly(1);
        assertThat(query(connection, "select name from t where id >= 100 order by id"))
                .isEqualTo("007;8;1.50;null");
    }

    @Test
    void insertsInAutoCommitAsWell() throws SQLException {
        connection.setAutoCommit(true);
        assertThat(batch("insert into t (id) values (?)", rows(10, i -> row(100 + i))))
                .hasSize(10)
                .containsOnly(1);
        assertThat(tap.take()).hasSize(1);
    }

    @Test
    void saysWhichStatementsWereDoneBeforeOneFailed() throws SQLException {
        update(connection, "create or replace table n (a int not null)");
        connection.setAutoCommit(true);
        BatchUpdateException failure = catchThrowableOfType(
                BatchUpdateException.class,
                () -> batch(
                        "insert into n values (?)",
                        List.of(row("1"), row("2"), row(new Object[] {null}), row(3), row("x"))));
        assertThat(failure.getUpdateCounts()).isEmpty();
        assertThat(failure.getSQLState()).isEqualTo("23502");
        assertThat(failure.getErrorCode()).isEqualTo(1006);
        assertThat((Throwable) failure).hasCauseInstanceOf(SQLIntegrityConstraintViolationException.class);
    }

    @Test
    void updatesAndDeletesWithAProbeAndAMerge() throws SQLException {
        assertThat(batch(UPDATE, rows(6, i -> row("a" + i, 1, i, 0)))).containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(batch("delete from t where id=? and version=?", rows(4, i -> row(i, 1))))
                .containsExactly(1, 1, 1, 1);
        connection.commit();
        assertThat(tap.take())
                .extracting(sql -> sql.substring(0, sql.indexOf(' ') < 0 ? sql.length() : sql.indexOf(' ')))
                .containsExactly("begin", "select", "merge", "select", "merge", "commit");
        assertThat(query(other, "select id, version, name from t order by id")).isEqualTo("4,1,A4;5,1,A5");
    }

    @Test
    void updatesEachTypeWithNullsAmongThem() throws SQLException {
        LocalDateTime seen = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_000);
        assertThat(batch(
                        "update t set price=?, seen=?, weight=?, doc=?, name=?, version=? where id=? and version=?",
                        List.of(
                                row(new BigDecimal("1.25"), seen, 0.1, "{\"a\": 1}", "007", 1, 0, 0),
                                row(null, null, Double.NaN, null, null, 1, 1, 0),
                                row(
                                        new BigDecimal("12345678901234.5"),
                                        seen.minusYears(2000),
                                        -0.0,
                                        "[1]",
                                        "",
                                        1,
                                        2,
                                        0))))
                .containsExactly(1, 1, 1);
        assertThat(query(
                        connection,
                        "select price, to_string(seen), weight, to_string(doc), name from t where id < 3 order by id"))
                .isEqualTo("""
                        1.2500,2024-02-29 23:59:59.999999,0.1,{"a":1},007;\
                        null,null,NaN,null,null;\
                        12345678901234.5000,0024-02-29 23:59:59.999999,-0,[1],""");
    }

    @Test
    void updatesWhereAllValuesAreNull() throws SQLException {
        assertThat(batch("update t set name=?, price=?, seen=? where id=?", rows(4, i -> row(null, null, null, i))))
                .containsExactly(1, 1, 1, 1);
        assertThat(query(connection, "select count(name) from t")).isEqualTo("2");
    }

    @Test
    void namesTheRowThatAnotherDeleted() throws SQLException {
        update(other, "delete from t where id = 2");
        assertThat(batch(UPDATE, rows(5, i -> row("a", 1, i, 0)))).containsExactly(1, 1, 0, 1, 1);
        assertThat(batch("delete from t where id=? and version=?", rows(5, i -> row(i, 1))))
                .containsExactly(1, 1, 0, 1, 1);
    }

    @Test
    void namesTheRowThatAnotherGaveTheSameNewVersion() throws SQLException {
        update(other, "update t set version = 1, name = 'other' where id = 3");
        assertThat(batch(UPDATE, rows(5, i -> row("mine", 1, i, 0)))).containsExactly(1, 1, 1, 0, 1);
        assertThat(query(connection, "select name from t where id = 3")).isEqualTo("other");
    }

    @Test
    void countsRowsOfOneKeyTwice() throws SQLException {
        update(other, "insert into t (id, version) values (1, 0)");
        assertThat(batch("delete from t where id=?", rows(4, i -> row(i)))).containsExactly(1, 2, 1, 1);
    }

    @Test
    void writesOneRowTwiceInItsOrder() throws SQLException {
        assertThat(batch(
                        UPDATE,
                        List.of(
                                row("a", 1, 1, 0),
                                row("a", 1, 2, 0),
                                row("a", 1, 3, 0),
                                row("b", 2, 1, 1),
                                row("b", 2, 2, 1),
                                row("c", 9, 3, 0))))
                .containsExactly(1, 1, 1, 1, 1, 0);
        assertThat(query(connection, "select name, version from t where id between 1 and 3 order by id"))
                .isEqualTo("B,2;B,2;A,1");
    }

    @Test
    void updatesARowWithoutAVersion() throws SQLException {
        update(other, "update t set version = null where id < 4");
        assertThat(batch("update t set name=?, version=? where id=? and version is null", rows(5, i -> row("a", 0, i))))
                .containsExactly(1, 1, 1, 1, 0);
    }

    @Test
    void updatesOneByOneInAutoCommit() throws SQLException {
        connection.setAutoCommit(true);
        assertThat(batch(UPDATE, rows(4, i -> row("a", 1, i, i == 2 ? 7 : 0)))).containsExactly(1, 1, 0, 1);
        assertThat(tap.take()).hasSize(4).allMatch(sql -> sql.startsWith("update t set name=upper('a')"));
    }

    @Test
    void updatesOneByOneInOtherForms() throws SQLException {
        assertThat(batch("update t set name=concat(name, ?) where id=?", rows(4, i -> row("!", i))))
                .containsExactly(1, 1, 1, 1);
        assertThat(tap.take()).hasSize(5);
        assertThat(query(connection, "select distinct name from t where id < 4"))
                .isEqualTo("n!");
    }

    /** The other one commits between the probe and the merge: neither can say whose row it was. */
    @Test
    void refusesToGuessWhereRowsChangedInBetween() throws Exception {
        String merge = "merge into t";
        tap.before(sql -> {
            if (sql.startsWith(merge)) {
                update(other, "delete from t where id = 2");
            }
        });
        BatchUpdateException failure =
                catchThrowableOfType(BatchUpdateException.class, () -> batch(UPDATE, rows(5, i -> row("a", 1, i, 0))));
        assertThat((Throwable) failure)
                .hasMessageContaining("5 rows were there, 4 were changed")
                .hasCauseInstanceOf(TransactionConflictException.class);
        assertThat(failure.getSQLState()).isEqualTo("40001");
        assertThatThrownBy(connection::commit).hasMessageContaining("rolled back instead of committed");
        assertThat(query(other, "select count(*) from t where version = 0")).isEqualTo("5");
    }

    /** A row goes and one comes: the sum is what was expected, but not whose rows they are. */
    @Test
    void doesNotTakeARowThatCameForOneThatWent() throws Exception {
        tap.before(sql -> {
            if (sql.startsWith("merge into t")) {
                update(other, "delete from t where id = 2");
                update(other, "insert into t (id, version) values (9, 0)");
            }
        });
        BatchUpdateException failure = catchThrowableOfType(
                BatchUpdateException.class, () -> batch(UPDATE, rows(6, i -> row("a", 1, i == 5 ? 9 : i, 0))));
        assertThat((Throwable) failure).hasCauseInstanceOf(TransactionConflictException.class);
    }

    @Test
    void writesOnlyTheRowsThatWereThere() throws SQLException {
        assertThat(batch(UPDATE, rows(6, i -> row("a", 1, 3 + i, 0)))).containsExactly(1, 1, 1, 0, 0, 0);
        assertThat(batch(UPDATE, rows(6, i -> row("b", 2, 4 + i, 1)))).containsExactly(1, 1, 0, 0, 0, 0);
        assertThat(batch(UPDATE, rows(6, i -> row("c", 1, 6 + i, 0)))).containsOnly(0);
        assertThat(query(connection, "select id, name, version from t where id > 2 order by id"))
                .isEqualTo("3,A,1;4,B,2;5,B,2");
    }

    /** A literal keeps its zeros where the column is a text or a document. */
    @Test
    void writesDecimalsWithTheirOwnScale() throws SQLException {
        String[] numbers = {"1.50", "-2.5", "100", "0.000", "7.25", "1e3"};
        String texts = "1.50;-2.5;100;0.000;7.25;1000";
        assertThat(batch(
                        "insert into t (id, name) values (?, ?)",
                        rows(6, i -> row(100 + i, new BigDecimal(numbers[i])))))
                .containsOnly(1);
        assertThat(query(connection, "select name from t where id >= 100 order by id"))
                .isEqualTo(texts);
        assertThat(batch("update t set name=?, price=? where id=?", rows(6, i -> {
                    BigDecimal number = new BigDecimal(numbers[i]);
                    return row(number, number, i);
                })))
                .containsOnly(1);
        assertThat(query(connection, "select name from t where id < 6 order by id"))
                .isEqualTo(texts);
        assertThat(query(connection, "select price from t where id < 6 order by id"))
                .isEqualTo("1.5000;-2.5000;100.0000;0.0000;7.2500;1000.0000");
    }

    @Test
    void mergesDecimalsOfTwoScalesByTwoMerges() throws SQLException {
        update(connection, "insert into t (id, version) values (6, 0)");
        batch(
                "update t set price=? where id=?",
                rows(7, i -> row(i == 0 ? null : BigDecimal.valueOf(10 + i, i % 2), i)));
        assertThat(tap.take()).filteredOn(sql -> sql.startsWith("merge")).hasSize(2);
        assertThat(query(connection, "select price from t order by id"))
                .isEqualTo("null;1.1000;12.0000;1.3000;14.0000;1.5000;16.0000");
    }

    @Test
    void overwritesWithEachInsertOfItsOwn() throws SQLException {
        update(connection, "create or replace table o (a int)");
        assertThat(batch("insert overwrite o values (?)", rows(3, i -> row(i)))).containsExactly(1, 1, 1);
        assertThat(query(connection, "select a from o")).isEqualTo("2");
    }

    /** One instant with two offsets is one key. */
    @Test
    void doesNotTellKeysApartByTheirSpelling() throws SQLException {
        update(connection, "update t set seen = '2024-01-01 00:00:00'");
        OffsetDateTime seen = OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        assertThat(batch(
                        "delete from t where seen=? and id=?",
                        rows(4, i -> row(seen.withOffsetSameInstant(ZoneOffset.ofHours(i)), i / 2))))
                .containsExactly(1, 0, 1, 0);
        assertThat(batch("delete from t where id=?", rows(6, i -> row(i % 2 == 0 ? "3" : "03"))))
                .containsExactly(1, 0, 0, 0, 0, 0);
    }

    /** Databend takes no uuid() beside a parameter in a list of rows. */
    @Test
    void givesEachRowAValueOfItsOwn() throws SQLException {
        assertThat(batch("update t set name=concat(?, uuid()) where id=?", rows(6, i -> row("a", i))))
                .containsOnly(1);
        assertThat(query(connection, "select count(distinct name) from t")).isEqualTo("6");
        assertThat(batch("update t set name=uuid() where id=?", rows(6, i -> row(i))))
                .containsOnly(1);
        assertThat(query(connection, "select count(distinct name) from t")).isEqualTo("6");
    }

    @Test
    void takesNoStatementsAmongValues() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            assertThatThrownBy(() -> statement.addBatch("delete from t"))
                    .hasFieldOrPropertyWithValue("SQLState", "HY010");
        }
    }

    @Test
    void losesAgainstAnotherBatchThatCommittedFirst() throws SQLException {
        batch(UPDATE, rows(5, i -> row("a", 1, i, 0)));
        update(other, "update t set version = 1 where id = 2");
        assertThatThrownBy(connection::commit).isInstanceOf(TransactionConflictException.class);
        assertThat(query(other, "select count(*) from t where version = 1")).isEqualTo("1");
    }

    private long[] batch(String sql, List<Object[]> rows) throws SQLException {
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

    private interface Rows {
        Object[] row(int number);
    }

    private static List<Object[]> rows(int size, Rows rows) {
        return java.util.stream.IntStream.range(0, size).mapToObj(rows::row).toList();
    }

    private static Object[] row(Object... values) {
        return values;
    }
}
