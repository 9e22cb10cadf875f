package org.tidewire.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What H2 answers wrongly, so that the grammar does not ask it. A test that fails here means that H2 has learned it, and the grammar
 * may ask.
 */
class ReferenceFaultsTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table t (id int primary key, x int, pattern varchar(9))");
            statement.execute("insert into t values (1, 1, 'a!'), (2, 2, 'a%')");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** With no rows to compare, {@code all} is true (ISO 9075-2, 8.9); H2 looks an indexed column up as by {@code in}. */
    @Test
    void anIndexedColumnEqualsAllOfNoRows() throws SQLException {
        assertThat(asked("select id from t where x = all (select x from t where x > 5)"))
                .containsExactly("1", "2");
        assertThat(asked("select id from t where id = all (select x from t where x > 5)"))
                .isEmpty();
    }

    /** A row that the filter leaves out is not counted (ISO 9075-2, 10.9). */
    @Test
    void aFilterThatIsFalseCountsAllRows() throws SQLException {
        assertThat(asked("select count(*) filter (where x < 0) from t")).containsExactly("0");
        assertThat(asked("select count(*) filter (where 1 = 0) from t")).containsExactly("2");
    }

    /** Rows that differ in one column are different, whatever is in the others (ISO 9075-2, 8.2). */
    @Test
    void aRowWithNullIsNeverDifferentFromThoseOfASubquery() throws SQLException {
        assertThat(asked("select (1, cast(null as int)) = (2, 3)")).containsExactly("FALSE");
        assertThat(asked("select (1, cast(null as int)) in (select 2, 3)")).containsExactly((String) null);
    }

    /** It is an error (22025, ISO 9075-2, 8.5), and the next row has a right pattern. */
    @Test
    void aPatternThatEndsInTheEscapeCharacterHidesTheRowsAfterIt() throws SQLException {
        assertThat(asked("select id from t where 'abc' like pattern escape '!'"))
                .isEmpty();
        assertThat(asked("select id from t where 'abc' like pattern escape '!' and id = 2"))
                .containsExactly("2");
    }

    private List<String> asked(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }
}
