package org.tidewire.it.retry;

import java.io.IOException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.testkit.support.TcpProxy;

/** With no dialect of ours. */
@PostgreSQLTest
class PostgreSQLExactlyOnceTest extends PacketBoundarySuite {
    private final PostgreSQLDatabase database;

    PostgreSQLExactlyOnceTest(PostgreSQLDatabase database) {
        this.database = database;
    }

    @Override
    TcpProxy openProxy() throws IOException {
        return TcpProxy.ofPackets(database.url());
    }

    @Override
    SessionFactory openFactory(TcpProxy through, Class<?>... entities) {
        return PostgreSQLDatabase.sessionFactory(
                through.through(database.url())
                        // One message for each statement, with its text: the proxy looks for COMMIT.
                        + "&preferQueryMode=simple&sslmode=disable&gssEncMode=disable",
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
