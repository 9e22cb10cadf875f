package org.tidewire.tidb.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.hibernate.HibernateException;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;

/**
 * Here by hand: where Java's assertions are on, as in tests, Hibernate's own pool ends in an assertion of Hibernate's before
 * the exception is made.
 */
class IsolationLevelsTest {
    @Test
    void theServersErrorBecomesASentence() {
        JDBCConnectionException thrown = new JDBCConnectionException(
                "Unable to set transaction isolation (8)",
                new SQLException("The isolation level 'SERIALIZABLE' is not supported.", "HY000", 8048));

        assertThat(IsolationLevels.explained(thrown))
                .isInstanceOf(HibernateException.class)
                .hasMessage("TiDB does not support the isolation levels READ UNCOMMITTED and SERIALIZABLE: set"
                        + " hibernate.connection.isolation, or the isolation level of the connection pool, to READ_COMMITTED"
                        + " or REPEATABLE_READ, or leave it out")
                .hasCause(thrown);
    }

    @Test
    void anyOtherIsLeftAsItIs() {
        RuntimeException other = new HibernateException("no", new SQLException("access denied", "28000", 1045));
        assertThat(IsolationLevels.explained(other)).isSameAs(other);
    }
}
