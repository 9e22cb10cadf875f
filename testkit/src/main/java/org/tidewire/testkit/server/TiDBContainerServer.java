package org.tidewire.testkit.server;

import org.testcontainers.tidb.TiDBContainer;

/** A real TiDB of one node, with its data in memory, in a container that Testcontainers starts. */
public final class TiDBContainerServer extends ContainerServer {
    private static final String VERSION = "v8.5.4";
    private static final String IMAGE = "pingcap/tidb:" + VERSION;
    private static final int PORT = 4000;

    private TiDBContainerServer(TiDBContainer container) {
        super(container, IMAGE, PORT, "TiDB " + VERSION);
    }

    /**
     * Starts TiDB, and fetches its image first if it is not there yet.
     *
     * @return the running server
     * @throws SampleServerException if Docker does not answer, or the container does not start
     */
    public static TiDBContainerServer start() {
        requireDocker();
        return new TiDBContainerServer(new TiDBContainer(IMAGE));
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:mysql://" + address() + "/" + database + "?createDatabaseIfNotExist=true";
    }
}
