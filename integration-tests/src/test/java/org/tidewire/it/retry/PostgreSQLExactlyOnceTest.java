package org.tidewire.it.retry;

import java.io.IOException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.testkit.support.TcpProxy;

/** With no dialect of ours, by both of the driver's protocols. */
@PostgreSQLTest
@ParameterizedClass
@ValueSource(strings = {"simple", "extended"})
class PostgreSQLExactlyOnceTest extends WaitingRepeatSuite {
    private final String queryMode;
    private final PostgreSQLDatabase database;

    PostgreSQLExactlyOnceTest(String queryMode, PostgreSQLDatabase database) {
        this.queryMode = queryMode;
        this.database = database;
    }

    @Override
    TcpProxy openProxy() throws IOException {
        return TcpProxy.ofPackets(database.url());
    }

    @Override
    SessionFactory openFactory(TcpProxy through, Class<?>... entities) {
        return PostgreSQLDatabase.sessionFactory(
                through.through(database.url()) + "&sslmode=disable&gssEncMode=disable&preferQueryMode=" + queryMode,
                entities);
    }

    @AfterEach
    void closeFactory() {
        factory.close();
    }

    @Override
    String waitingSessions() {
        return "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    }
}
