package org.tidewire.testkit.engine;

import java.util.Map;
import org.tidewire.testkit.server.DatabendContainerServer;
import org.tidewire.testkit.server.EmbeddedDatabendEngine;
import org.tidewire.testkit.server.JdbcUrl;
import org.tidewire.testkit.server.SampleServer;
import org.tidewire.testkit.server.SampleServerException;

/** Databend: a server, or the engine out of the Python package behind a front that imitates the server's handler. */
public final class DatabendEngines extends EngineSource {
    /** The tag of its test classes. */
    public static final String TAG = "databend";

    /** For {@link java.util.ServiceLoader}. */
    public DatabendEngines() {
        super("Databend", TAG);
    }

    @Override
    SampleServer container() {
        return DatabendContainerServer.start();
    }

    @Override
    Engine embedded(String reason) {
        EmbeddedDatabendEngine server;
        try {
            server = EmbeddedDatabendEngine.start();
        } catch (SampleServerException e) {
            throw new EngineUnavailableException(reason + ", and " + e.getMessage(), e);
        }
        JdbcUrl url = JdbcUrl.parse("jdbc:databend+mysql://127.0.0.1:" + server.port());
        return new Engine(
                server.description(), true, reason, url, plainUrl(url), credentials(server), Map.of(), server::close);
    }

    @Override
    JdbcUrl driverUrl(JdbcUrl url) {
        return url.withScheme("databend+mysql");
    }

    @Override
    JdbcUrl plainUrl(JdbcUrl url) {
        return url.withScheme("mysql");
    }
}
