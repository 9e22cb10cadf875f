package org.tidewire.testkit.server;

import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A real Databend of one node, with its data in the container, which Testcontainers starts. */
public final class DatabendContainerServer extends ContainerServer {
    private static final String VERSION = "v1.2.895-nightly";
    private static final String IMAGE = "datafuselabs/databend:" + VERSION;
    private static final int MYSQL_PORT = 3307;
    private static final String USER = "databend";
    private static final String PASSWORD = "databend";

    private DatabendContainerServer(GenericContainer<?> container) {
        super(container, IMAGE, MYSQL_PORT, USER, PASSWORD, "Databend " + VERSION);
    }

    /**
     * Starts Databend, and fetches its image first if it is not there yet.
     *
     * @return the running server
     * @throws SampleServerException if Docker does not answer, or the container does not start
     */
    @SuppressWarnings("resource") // closed by the server that is returned
    public static DatabendContainerServer start() {
        requireDocker();
        return new DatabendContainerServer(new GenericContainer<>(IMAGE)
                .withEnv("QUERY_DEFAULT_USER", USER)
                .withEnv("QUERY_DEFAULT_PASSWORD", PASSWORD)
                .withExposedPorts(MYSQL_PORT)
                .waitingFor(Wait.forListeningPort())
                .withStartupTimeout(Duration.ofMinutes(2)));
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:databend+mysql://" + address() + "/" + database;
    }
}
