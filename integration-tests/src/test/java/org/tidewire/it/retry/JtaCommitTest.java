package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.TransactionSerializationException;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.transaction.TiDBTransaction;
import org.tidewire.transaction.TransactionKind;

/** Optimistic transactions, of which the second to write a row fails at COMMIT. */
@TiDBTest
class JtaCommitTest extends JtaCommitSuite {
    private final TestDatabase database;

    JtaCommitTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    String url() {
        String url = database.plainUrl();
        return url + (url.contains("?") ? "&" : "?") + "sslMode=DISABLED";
    }

    @Override
    String user() {
        return database.user();
    }

    @Override
    String password() {
        return database.password();
    }

    @Override
    SessionFactory openFactory(Map<String, Object> settings, Class<?>... entities) {
        Map<String, Object> all = new HashMap<>(settings);
        // Takes out the database's own.
        all.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, "");
        return database.sessionFactory(all, entities);
    }

    @Override
    TransactionKind kind() {
        return TiDBTransaction.optimistic();
    }

    @Override
    void withdraw(Session session, Runnable another) {
        session.find(Account.class, 1).balance -= 50;
        another.run();
    }

    @Override
    void another() {
        factory.inTransaction(session -> session.find(Account.class, 1).balance += 7);
    }

    @Test
    @RealTiDB("optimistic transactions are TiDB's own")
    void aConflictAtCommitIsRepeated() {
        assertThatAConflictAtCommitIsRepeated("9007");
        assertThat(balance(1)).isEqualTo(100 + 7 - 50 + 7);
    }

    @Test
    @RealTiDB("optimistic transactions are TiDB's own")
    void aKindOfTransactionGivesItItsType() {
        assertThatAKindOfTransactionGivesItItsType(TransactionSerializationException.class);
        assertThat(balance(1)).isEqualTo(100 + 7 + 7);
    }
}
