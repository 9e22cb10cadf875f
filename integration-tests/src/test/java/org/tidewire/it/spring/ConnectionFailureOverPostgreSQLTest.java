package org.tidewire.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.testkit.support.ClosedPort;

/** CrateDB and CockroachDB are reached by PostgreSQL's driver: what ends a start is explained as elsewhere. */
@PostgreSQLTest
class ConnectionFailureOverPostgreSQLTest {
    private final PostgreSQLDatabase database;

    ConnectionFailureOverPostgreSQLTest(PostgreSQLDatabase database) {
        this.database = database;
    }

    @Test
    void aServerThatIsNotThere() {
        String server = "127.0.0.1:" + ClosedPort.find();
        FailureAnalysis analysis = explain("jdbc:postgresql://" + server + "/doc");
        assertThat(analysis.getDescription())
                .isEqualTo("Cannot reach a database server at " + server + ": Connection refused.");
        assertThat(analysis.getAction()).isEqualTo("Start the server, or correct spring.datasource.url.");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        FailureAnalysis analysis = explain(database.url().replaceFirst("/[^/?]*\\?", "/nowhere?"));
        assertThat(analysis.getDescription())
                .contains("does not have the database: FATAL: database \"nowhere\" does not exist.");
        assertThat(analysis.getAction()).isEqualTo("Create the database, or correct spring.datasource.url.");
    }

    private static FailureAnalysis explain(String url) {
        return BootApplication.explain(
                () -> BootApplication.start(url, "postgres", "", Map.of()),
                Map.of("spring.datasource.url", url, "spring.datasource.username", "postgres"));
    }
}
