package org.tidewire.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.TestcontainersConfiguration;

/** Without Docker: what Testcontainers is asked for. */
class ContainerServerTest {
    private static final String REUSE = "testcontainers.reuse.enable";

    private static final class Container extends GenericContainer<Container> {
        private boolean isRunning;

        Container() {
            super("image");
        }

        @Override
        public void start() {
            isRunning = true;
        }

        @Override
        public void stop() {
            isRunning = false;
        }
    }

    private static final class Server extends ContainerServer {
        Server(Container container) {
            super(container, "image", 1, "user", "", "A server");
        }

        @Override
        public String jdbcUrl(String database) {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aContainerGoesOnWhereTheUserReusesContainers(String reuse) {
        Properties ofUser = TestcontainersConfiguration.getInstance().getUserProperties();
        Object before = ofUser.put(REUSE, reuse);
        try (Container container = new Container()) {
            new Server(container).close();
            boolean reused = Boolean.parseBoolean(reuse);
            assertThat(container.isShouldBeReused()).isEqualTo(reused);
            assertThat(container.isRunning).isEqualTo(reused);
        } finally {
            ofUser.remove(REUSE);
            if (before != null) {
                ofUser.put(REUSE, before);
            }
        }
    }
}
