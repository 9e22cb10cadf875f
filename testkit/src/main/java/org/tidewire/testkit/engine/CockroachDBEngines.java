package org.tidewire.testkit.engine;

import java.util.Map;
import org.tidewire.testkit.server.CockroachDBContainerServer;
import org.tidewire.testkit.server.EmbeddedPostgreSQL;
import org.tidewire.testkit.server.JdbcUrl;
import org.tidewire.testkit.server.SampleServer;

/** CockroachDB, or PostgreSQL as its stand-in. */
public final class CockroachDBEngines extends EngineSource {
    /** The tag of its test classes. */
    public static final String TAG = "cockroachdb";

    /** For {@link java.util.ServiceLoader}. */
    public CockroachDBEngines() {
        super("CockroachDB", TAG);
    }

    @Override
    SampleServer container() {
        return CockroachDBContainerServer.start();
    }

    @Override
    Engine embedded(String reason) {
        EmbeddedPostgreSQL server = EmbeddedPostgreSQL.startAsStandIn();
        JdbcUrl url = JdbcUrl.parse(server.standInUrl());
        Map<String, String> credentials = Map.of("user", server.user(), "password", "");
        return new Engine(
                server.description() + ", a stand-in for CockroachDB",
                true,
                reason,
                url,
                url,
                credentials,
                Map.of(),
                server::close);
    }
}
