package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.transaction.TransactionKind;
import org.tidewire.transaction.TransactionStart;

/** SERIALIZABLE: each of two transactions reads what the other writes, which shows at COMMIT. */
@PostgreSQLTest
class PostgreSQLJtaCommitTest extends JtaCommitSuite {
    private final PostgreSQLDatabase database;

    PostgreSQLJtaCommitTest(PostgreSQLDatabase database) {
        this.database = database;
    }

    @Override
    String url() {
        return database.url() + "&preferQueryMode=simple";
    }

    @Override
    String user() {
        return "postgres";
    }

    @Override
    String password() {
        return "";
    }

    @Override
    SessionFactory openFactory(Map<String, Object> settings, Class<?>... entities) {
        return new HibernatePersistenceConfiguration("postgresql-jta")
                .managedClasses(Arrays.asList(entities))
                .properties(settings)
                .property(SchemaToolingSettings.HBM2DDL_AUTO, "drop-and-create")
                .property(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true)
                .createEntityManagerFactory();
    }

    @Override
    TransactionKind kind() {
        return new Serializable();
    }

    @Override
    void withdraw(Session session, Runnable another) {
        withdrawIfTheSumAllows(session, 1, 2);
        session.flush();
        another.run();
    }

    @Override
    void another() {
        kind().run(factory, session -> withdrawIfTheSumAllows(session, 2, 1));
    }

    private static void withdrawIfTheSumAllows(Session session, int from, int other) {
        Account account = session.find(Account.class, from);
        if (account.balance + session.find(Account.class, other).balance >= 50) {
            account.balance -= 50;
        }
    }

    @Test
    void aConflictAtCommitIsRepeated() {
        assertThatAConflictAtCommitIsRepeated("40001");
        assertThat(balance(1) + balance(2)).as("three times 50").isEqualTo(50);
    }

    @Test
    void aKindOfTransactionGivesItItsType() {
        assertThatAKindOfTransactionGivesItItsType(LockAcquisitionException.class);
    }

    private static final class Serializable extends TransactionKind implements TransactionStart {
        @Override
        protected TransactionStart startOn(SharedSessionContract session) {
            return this;
        }

        @Override
        public String sql() {
            return "set transaction isolation level serializable";
        }

        /** The server knows, and would take the question for the first query. */
        @Override
        public boolean hasBegun(Statement statement) {
            return false;
        }

        @Override
        public String ifLate() {
            return "would fail";
        }
    }
}
