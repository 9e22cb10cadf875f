package org.tidewire.it.cockroachdb.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.hibernate.dialect.PostgreSQLDialect;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.testkit.junit.TestDatabase;

/** PostgreSQL that stands in for nothing keeps Hibernate's own dialect. */
@PostgreSQLTest
class PostgreSQLDialectTest {
    /** Hibernate asks for the version once, and so does the resolver: a function counts it that is found before the server's own. */
    @Test
    void hibernatesOwnDialectStaysAndItsQuestionAloneIsAskedAgain(PostgreSQLDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url());
                var statement = connection.createStatement()) {
            statement.execute("create sequence asked");
            statement.execute("create function version() returns text language sql as"
                    + " 'select ''PostgreSQL 17.11, asked '' || nextval(''asked'')'");
            statement.execute("alter database " + connection.getCatalog() + " set search_path = public, pg_catalog");
        }
        try (SessionFactory factory = PostgreSQLDatabase.sessionFactory(database.url(), DetectionTest.Thing.class)) {
            assertThat(TestDatabase.dialect(factory)).isExactlyInstanceOf(PostgreSQLDialect.class);
            assertThat(factory.<Long>fromSession(
                            session -> session.createNativeQuery("select last_value from asked", Long.class)
                                    .getSingleResult()))
                    .isEqualTo(2);
        }
    }
}
