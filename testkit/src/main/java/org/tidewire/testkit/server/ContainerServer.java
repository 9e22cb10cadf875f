package org.tidewire.testkit.server;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * A real server of one node in a container that Testcontainers starts. Where the user's {@code ~/.testcontainers.properties} says
 * {@code testcontainers.reuse.enable=true}, it goes on when it is closed, and the next run finds it again.
 */
abstract class ContainerServer implements SampleServer {
    private final GenericContainer<?> container;
    private final int port;
    private final String user;
    private final String password;
    private final String description;

    /**
     * Starts the container, and fetches its image first if it is not there yet.
     *
     * @param container stopped by {@link #close}, unless it is reused
     * @param image with its tag, for the message
     * @param port of the server in the container
     * @param user who may create databases
     * @param password of the user
     * @param description the product and its version
     * @throws SampleServerException if Docker does not answer, or the container does not start
     */
    ContainerServer(
            GenericContainer<?> container, String image, int port, String user, String password, String description) {
        this.container =
                container.withReuse(TestcontainersConfiguration.getInstance().environmentSupportsReuse());
        this.port = port;
        this.user = user;
        this.password = password;
        this.description = description;
        try {
            container.start();
        } catch (RuntimeException e) {
            container.stop();
            throw new SampleServerException("The container " + image + " does not start: " + e.getMessage() + ".", e);
        }
    }

    /** A container that knows its user. */
    ContainerServer(JdbcDatabaseContainer<?> container, String image, int port, String description) {
        this(container, image, port, container.getUsername(), container.getPassword(), description);
    }

    /**
     * Whether Docker answers on this machine.
     *
     * @return {@code false} also where only its command is installed
     */
    public static boolean isDockerAvailable() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static void requireDocker() {
        if (!isDockerAvailable()) {
            throw new SampleServerException(
                    "Docker does not answer on this machine; start it, or name a running server.");
        }
    }

    final String address() {
        return container.getHost() + ":" + container.getMappedPort(port);
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public String description() {
        return description + " in a container";
    }

    @Override
    public boolean isStandIn() {
        return false;
    }

    @Override
    public void close() {
        if (!container.isShouldBeReused()) {
            container.stop();
        }
    }
}
