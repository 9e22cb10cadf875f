package org.tidewire.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.testkit.server.Login;

/** What a server that was named is, by its own words. */
final class ServerName {
    private ServerName() {}

    /**
     * Asks the server.
     *
     * @return product and version
     */
    static String at(Login login) throws SQLException {
        Engine engine = new Engine(login.url(), login.user(), login.password(), "", false);
        try (HikariDataSource pool = engine.open();
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select version()")) {
            result.next();
            String version = result.getString(1);
            if (version.contains("-TiDB-")) {
                return "TiDB " + version.replaceFirst("^.*-TiDB-", "");
            }
            if (engine.isDatabend()) {
                return "Databend, by its own words " + version;
            }
            throw new IllegalStateException("the server says that it is " + version
                    + ", and neither TiDB nor Databend; without --url a stand-in for TiDB is started");
        }
    }
}
