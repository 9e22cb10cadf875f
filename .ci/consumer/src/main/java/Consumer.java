import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.tidewire.testkit.engine.Engine;
import org.tidewire.testkit.engine.EngineSource;

/** Writes and reads a row, and prints what it ran on: the dialect, and the JDBC drivers that Tidewire registers. */
public final class Consumer {
    private static final String DATABASE = "tidewire_consumer";

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

    public static void main(String[] arguments) throws SQLException {
        EngineSource source = EngineSource.of(arguments[0]);
        try (Engine engine = source.start()) {
            engine.administer(source.create(DATABASE));
            try {
                run(engine);
            } finally {
                engine.administer(source.drop(DATABASE));
            }
        }
    }

    private static void run(Engine engine) {
        Map<String, Object> settings = new HashMap<>(engine.settings());
        settings.put("jakarta.persistence.jdbc.url", engine.url().database(DATABASE));
        settings.put("jakarta.persistence.jdbc.user", engine.user());
        settings.put("jakarta.persistence.jdbc.password", engine.password());
        settings.put("jakarta.persistence.schema-generation.database.action", "create");
        try (SessionFactory factory = new HibernatePersistenceConfiguration("consumer")
                .managedClass(Item.class)
                .properties(settings)
                .createEntityManagerFactory()) {
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
                            .getName()
                    + ", drivers " + drivers);
        }
    }
}
