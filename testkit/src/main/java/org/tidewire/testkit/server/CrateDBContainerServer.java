package org.tidewire.testkit.server;

import org.testcontainers.cratedb.CrateDBContainer;

/** A real CrateDB of one node in a container that Testcontainers starts. */
public final class CrateDBContainerServer extends ContainerServer {
    private static final String VERSION = "6.4";
    private static final String IMAGE = "crate:" + VERSION;
    private static final int PORT = 5432;

    private CrateDBContainerServer(CrateDBContainer container) {
        super(container, IMAGE, PORT, "CrateDB " + VERSION);
    }

    /**
     * Starts CrateDB, and fetches its image first if it is not there yet.
     *
     * @return the running server
     * @throws SampleServerException if Docker does not answer, or the container does not start
     */
    public static CrateDBContainerServer start() {
        requireDocker();
        return new CrateDBContainerServer(new CrateDBContainer(IMAGE));
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address() + "/" + database;
    }
}
