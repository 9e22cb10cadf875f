import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.tidewire.testkit.server.EmbeddedDatabendEngine;
import org.tidewire.testkit.server.EmbeddedPostgreSQL;
import org.tidewire.testkit.server.EmbeddedServer;
import org.tidewire.testkit.server.JdbcUrl;
import org.tidewire.testkit.server.SampleServer;

/** Writes and reads a row, and prints what it ran on: the dialect, and the JDBC drivers that Tidewire registers. */
public final class Consumer {
    @Entity(name = "Item")
    static class Item {
        @Id
        long id;

        String name;

        protected Item() {}

        Item(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private Consumer() {}

    public static void main(String[] arguments) {
        if (arguments[0].equals("cockroachdb")) {
            try (EmbeddedPostgreSQL server = EmbeddedPostgreSQL.startAsStandIn()) {
                server.createDatabase("consumer");
                run(settings(JdbcUrl.parse(server.standInUrl()).database("consumer"), server.user(), ""));
            }
            return;
        }
        boolean databend = arguments[0].equals("databend");
        try (SampleServer server = databend ? EmbeddedDatabendEngine.start() : EmbeddedServer.start()) {
            Map<String, Object> settings =
                    settings(server.jdbcUrl(databend ? "default" : "consumer"), server.user(), server.password());
            if (server.isStandIn()) {
                settings.put("hibernate.dialect", "TiDB");
                settings.put("jakarta.persistence.database-product-name", "TiDB");
                settings.put("jakarta.persistence.database-product-version", "8.5.4");
            }
            run(settings);
        }
    }

    private static Map<String, Object> settings(String url, String user, String password) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.jdbc.url", url);
        settings.put("jakarta.persistence.jdbc.user", user);
        settings.put("jakarta.persistence.jdbc.password", password);
        settings.put("jakarta.persistence.schema-generation.database.action", "drop-and-create");
        return settings;
    }

    private static void run(Map<String, Object> settings) {
        Configuration configuration = new Configuration().addAnnotatedClass(Item.class);
        settings.forEach((name, value) -> configuration.getProperties().put(name, value));
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            factory.inTransaction(session -> session.persist(new Item(1, "tide")));
            List<String> names = factory.fromSession(
                    session -> session.createSelectionQuery("select i.name from Item i", String.class)
                            .getResultList());
            TreeSet<String> drivers = new TreeSet<>();
            DriverManager.drivers()
                    .map(driver -> driver.getClass().getName())
                    .filter(name -> name.startsWith("org.tidewire."))
                    .forEach(drivers::add);
            System.out.println("consumer: " + names + " by "
                    + factory.unwrap(SessionFactoryImplementor.class)
                            .getJdbcServices()
                            .getDialect()
                            .getClass()
                            .getSimpleName()
                    + ", drivers " + drivers);
        }
    }
}
