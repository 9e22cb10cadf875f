package org.tidewire.testkit.server;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.tidb.TiDBContainer;

/** A real TiDB of one node, with its data in memory, in a container that Testcontainers starts. */
public final class TiDBContainerServer implements SampleServer {
    private static final String VERSION = "v8.5.4";
    private static final String IMAGE = "pingcap/tidb:" + VERSION;
    private static final int PORT = 4000;

    private final TiDBContainer container;

    private TiDBContainerServer(TiDBContainer container) {
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
     * Starts TiDB, and fetches its image first if it is not there yet.
     *
     * @return the running server
     * @throws SampleServerException if Docker does not answer, or the container does not start
     */
    public static TiDBContainerServer start() {
        if (!isDockerAvailable()) {
            throw new SampleServerException(
                    "Docker does not answer on this machine; start it, or name a running server.");
        }
        // The container belongs to the server that is returned; its close() stops it.
        @SuppressWarnings("resource")
        TiDBContainer container = new TiDBContainer(IMAGE);
        try {
            container.start();
            return new TiDBContainerServer(container);
        } catch (RuntimeException e) {
            container.stop();
            throw new SampleServerException("The container " + IMAGE + " does not start: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:mysql://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/" + database
                + "?createDatabaseIfNotExist=true";
    }

    @Override
    public String user() {
        return container.getUsername();
    }

    @Override
    public String password() {
        return container.getPassword();
    }

    @Override
    public String description() {
        return "TiDB " + VERSION + " in a container";
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
