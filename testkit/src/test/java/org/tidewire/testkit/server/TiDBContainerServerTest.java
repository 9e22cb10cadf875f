package org.tidewire.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TiDBContainerServerTest {
    @Test
    void isTiDB() throws SQLException {
        assumeTrue(TiDBContainerServer.isDockerAvailable(), "needs Docker");
        try (TiDBContainerServer server = TiDBContainerServer.start();
                Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("samples"), server.user(), server.password())) {
            assertThat(connection.getMetaData().getDatabaseProductVersion()).contains("-TiDB-v8.5.4");
            assertThat(connection.getCatalog()).isEqualTo("samples");
        }
    }

    @Test
    void saysThatDockerDoesNotAnswer() {
        assumeFalse(TiDBContainerServer.isDockerAvailable(), "Docker answers");
        assertThatThrownBy(TiDBContainerServer::start)
                .isInstanceOf(SampleServerException.class)
                .hasMessage("Docker does not answer on this machine; start it, or name a running server.");
    }
}
