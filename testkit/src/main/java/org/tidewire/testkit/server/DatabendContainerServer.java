package org.tidewire.testkit.server;

import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A real Databend of one node, with its data in the container, which Testcontainers starts. */
public final class DatabendContainerServer implements SampleServer {
    private static final String VERSION = "v1.2.895-nightly";
    private static final String IMAGE = "datafuselabs/databend:" + VERSION;
    private static final int MYSQL_PORT = 3307;
    private static final String USER = "databend";
    private static final String PASSWORD = "databend";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final GenericContainer<?> container;

    private DatabendContainerServer(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * Whether Docker answers on this machine.
     *
     * @return {@code false} also where only its command is installed
     */
    public static boolean isDockerAvailable() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /**
     * Starts Databend, and fetches its image first if it is not there yet.
     *
     * @return the running server
     * @throws SampleServerException if Docker does not answer, or the container does not start
     */
    public static DatabendContainerServer start() {
        if (!isDockerAvailable()) {
            throw new SampleServerException(
                    "Docker does not answer on this machine; start it, or name a running server.");
        }
        // The container belongs to the server that is returned; its close() stops it.
        @SuppressWarnings("resource")
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withEnv("QUERY_DEFAULT_USER", USER)
                .withEnv("QUERY_DEFAULT_PASSWORD", PASSWORD)
                .withExposedPorts(MYSQL_PORT)
                .waitingFor(Wait.forListeningPort())
                .withStartupTimeout(PATIENCE);
        try {
            container.start();
            return new DatabendContainerServer(container);
        } catch (RuntimeException e) {
            container.stop();
            throw new SampleServerException("The container " + IMAGE + " does not start: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:databend+mysql://" + container.getHost() + ":" + container.getMappedPort(MYSQL_PORT) + "/"
                + database;
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    @Override
    public String description() {
        return "Databend " + VERSION + " in a container";
    }

    @Override
    public boolean isStandIn() {
        return false;
    }

    @Override
    public void close() {
        container.stop();
    }
}
