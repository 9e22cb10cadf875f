package org.tidewire.testkit.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.testcontainers.cockroachdb.CockroachContainer;

/** A real CockroachDB of one node, in a container that Testcontainers starts. Its licence is not an open-source one. */
public final class CockroachDBContainerServer extends ContainerServer {
    private static final String VERSION = "v25.4.2";
    private static final String IMAGE = "cockroachdb/cockroach:" + VERSION;
    private static final int PORT = 26257;

    private final CockroachContainer container;

    private CockroachDBContainerServer(CockroachContainer container) {
        super(container, IMAGE, PORT, "CockroachDB " + VERSION);
        this.container = container;
    }

    /**
     * Starts CockroachDB, and fetches its image first if it is not there yet.
     *
     * @return the running server
     * @throws SampleServerException if Docker does not answer, or the container does not start
     */
    public static CockroachDBContainerServer start() {
        requireDocker();
        return new CockroachDBContainerServer(new CockroachContainer(IMAGE));
    }

    @Override
    public String jdbcUrl(String database) {
        if (database.isEmpty()) {
            return container.getJdbcUrl();
        }
        try (Connection connection = DriverManager.getConnection(container.getJdbcUrl(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database if not exists " + database);
        } catch (SQLException e) {
            throw new SampleServerException("CockroachDB does not create the database: " + e.getMessage(), e);
        }
        return "jdbc:postgresql://" + address() + "/" + database;
    }
}
