package org.tidewire.it.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.tidewire.testkit.server.EmbeddedServer;
import org.tidewire.testkit.server.SampleServer;

/** The TiDB that {@code tidewire.tidb.url} names, else MariaDB, which stands in for it. */
public class Server implements QuarkusTestResourceLifecycleManager {
    private SampleServer standIn;

    @Override
    public Map<String, String> start() {
        String tidb = System.getProperty("tidewire.tidb.url");
        if (tidb != null) {
            return settings(
                    tidb + "tidewire_quarkus?createDatabaseIfNotExist=true",
                    System.getProperty("tidewire.tidb.user", "root"),
                    System.getProperty("tidewire.tidb.password", ""));
        }
        standIn = EmbeddedServer.start();
        return settings(standIn.jdbcUrl("tidewire_quarkus"), standIn.user(), standIn.password());
    }

    private static Map<String, String> settings(String url, String user, String password) {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url,
                "quarkus.datasource.username",
                user,
                "quarkus.datasource.password",
                password);
    }

    @Override
    public void stop() {
        if (standIn != null) {
            standIn.close();
        }
    }
}
