package org.tidewire.samples.crmweb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.server.EmbeddedServer;
import org.tidewire.testkit.server.SampleServer;
import org.tidewire.testkit.support.ClosedPort;

/** Starts that fail, each in a Java of its own, as a user sees them: a sentence, and no stack trace. */
class StartTest {
    @ParameterizedTest
    @ValueSource(strings = {"mysql", "databend+mysql"})
    void withoutAServer(String scheme) throws IOException {
        int closedPort = ClosedPort.find();
        assertThat(failedStart("jdbc:" + scheme + "://127.0.0.1:" + closedPort + "/crm_web", "secret"))
                .contains("Cannot reach a database server at 127.0.0.1:" + closedPort + ": Connection refused.")
                .contains("Start the server, or correct spring.datasource.url.");
    }

    @Test
    void withAWrongPasswordOrDatabase() throws IOException {
        try (SampleServer server = EmbeddedServer.start()) {
            String url = server.jdbcUrl("crm_web");
            assertThat(failedStart(url, "secret"))
                    .contains(" refused the login: Access denied for user 'nobody'@")
                    .contains("Correct spring.datasource.username and spring.datasource.password.");
            assertThat(failedStart(
                            url.replace("/crm_web?createDatabaseIfNotExist=true", "/nowhere"),
                            server.password(),
                            "--spring.datasource.username=" + server.user()))
                    .contains(" does not have the database: Unknown database 'nowhere'.")
                    .contains("Create the database, or correct spring.datasource.url.");
        }
    }

    @Test
    void withoutAUrlThatADriverTakes() throws IOException {
        assertThat(failedStart("127.0.0.1:4000/crm_web", "secret"))
                .contains("spring.datasource.url is not a JDBC URL.")
                .contains("Let it begin with jdbc:");
        assertThat(failedStart("jdbc:oracle:thin:secret@db", "secret"))
                .contains("There is no driver on the class path for spring.datasource.url.");
    }

    private static String failedStart(String url, String password, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                CrmWebApplication.class.getName(),
                "--server.port=0",
                "--spring.datasource.url=" + url,
                "--spring.datasource.password=" + password));
        command.addAll(more.length == 0 ? List.of("--spring.datasource.username=nobody") : List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), UTF_8);
            assertThat(process.onExit().join().exitValue()).isEqualTo(1);
            assertThat(said).contains("APPLICATION FAILED TO START").doesNotContain("\tat ", "Exception", "secret");
            return said;
        } finally {
            process.destroy();
        }
    }
}
