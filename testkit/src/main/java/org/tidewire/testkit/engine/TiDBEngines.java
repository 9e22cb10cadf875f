package org.tidewire.testkit.engine;

import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.tidewire.testkit.server.EmbeddedServer;
import org.tidewire.testkit.server.JdbcUrl;
import org.tidewire.testkit.server.SampleServer;
import org.tidewire.testkit.server.TiDBContainerServer;

/** TiDB, or MariaDB as its stand-in. */
public final class TiDBEngines extends EngineSource {
    /** The tag of its test classes. */
    public static final String TAG = "tidb";

    /** For {@link java.util.ServiceLoader}. */
    public TiDBEngines() {
        super("TiDB", TAG);
    }

    @Override
    SampleServer container() {
        return TiDBContainerServer.start();
    }

    @Override
    Engine embedded(String reason) {
        SampleServer server = EmbeddedServer.start();
        JdbcUrl url = JdbcUrl.parse(server.jdbcUrl(""));
        // It is not TiDB, and detection rightly leaves it alone.
        Map<String, Object> settings = Map.of(JdbcSettings.DIALECT, "TiDB");
        return new Engine(server.description(), true, reason, url, url, credentials(server), settings, server::close);
    }
}
