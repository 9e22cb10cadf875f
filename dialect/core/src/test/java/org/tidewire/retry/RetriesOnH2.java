package org.tidewire.retry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tidewire.testkit.support.CommitErrors;

/** A database of notes for each test, errors made on purpose, and a clock that goes only while somebody sleeps. */
abstract class RetriesOnH2 {
    final FakeTime time = new FakeTime();
    final List<String> told = new ArrayList<>();
    final CommitErrors errors = new CommitErrors();
    private final JdbcDataSource h2 = new JdbcDataSource();
    SessionFactory factory;

    /** Without a check of outcomes. */
    TransactionRetry plain;

    @BeforeEach
    final void openDatabase() {
        h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        factory = new HibernatePersistenceConfiguration("h2")
                .managedClasses(List.of(Note.class))
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, errors.around(h2))
                .property(SchemaToolingSettings.HBM2DDL_AUTO, "create")
                .createEntityManagerFactory();
        plain = TransactionRetry.of(factory).withTime(time, FakeTime.LONGEST).withListener(new RecordedRetries(told));
    }

    @AfterEach
    final void closeDatabase() throws SQLException {
        factory.close();
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    /** Loses the answer to the COMMIT of a transaction inside of the one that is under way. */
    final void loseACommitInside() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        insideOnAnotherConnection(1);
    }

    /** As a method of Spring's with REQUIRES_NEW. */
    final void insideOnAnotherConnection(int note) {
        factory.inTransaction(inner -> {
            TransactionAttempt.current().begun(inner.getTransaction(), false);
            inner.persist(new Note(note));
        });
    }

    final long notes() {
        return factory.fromTransaction(session -> session.createSelectionQuery("select count(*) from Note", Long.class)
                .getSingleResult());
    }
}
