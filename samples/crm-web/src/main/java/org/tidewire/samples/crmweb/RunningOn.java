package org.tidewire.samples.crmweb;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the page runs on: the server, as it is or as it calls itself, and the dialect. */
@Component
class RunningOn {
    private final String database;
    private final String dialect;

    RunningOn(DataSource dataSource, EntityManagerFactory entities, Environment environment) throws SQLException {
        String started = environment.getProperty(EmbeddedDatabase.DESCRIPTION);
        database = started != null ? started : nameOf(dataSource);
        dialect = entities.unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect()
                .getClass()
                .getName();
    }

    private static String nameOf(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData server = connection.getMetaData();
            String name = server.getDatabaseProductName() + " " + server.getDatabaseProductVersion();
            connection.rollback();
            return name;
        }
    }

    public String database() {
        return database;
    }

    public String dialect() {
        return dialect;
    }

    @Override
    public String toString() {
        return database + ", by " + dialect;
    }
}
