package org.tidewire.it.inert;

import ch.qos.logback.classic.Level;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.StandardServiceInitiators;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.tidewire.testkit.support.LogCapture;

/**
 * Small applications, one for each method that takes a list, to which it adds what it sees. {@link ClassPath} runs them in a
 * JVM of their own: Hibernate looks for services in the system class loader too.
 */
public final class BootProbe {
    private static final String H2 = "jdbc:h2:mem:probe;DB_CLOSE_DELAY=-1";
    private static final String NO_DATABASE = "jdbc:h2:mem:nowhere;IFEXISTS=TRUE";
    private static final String NO_SERVER = "jdbc:h2:tcp://127.0.0.1:1/nowhere";
    private static final String NO_MYSQL = "jdbc:mysql://127.0.0.1:1/nowhere";

    /** Mapped by annotations. */
    @Entity(name = "Thing")
    public static class Thing {
        @Id
        @GeneratedValue
        Long id;
    }

    private BootProbe() {}

    /** The names of all applications. */
    static List<String> applications() {
        return Stream.of(BootProbe.class.getMethods())
                .filter(method -> List.of(method.getParameterTypes()).equals(List.of(List.class)))
                .map(Method::getName)
                .sorted()
                .toList();
    }

    /** Runs the applications of these names, and prints what each sees, with its exception and its log. */
    public static void main(String... names) throws ReflectiveOperationException {
        for (String name : names) {
            for (String line : run(name)) {
                System.out.println(name + ": " + line.replace("\n", " "));
            }
        }
    }

    private static List<String> run(String application) throws ReflectiveOperationException {
        List<String> seen = new ArrayList<>();
        try (LogCapture hibernate = LogCapture.of("org.hibernate");
                LogCapture tidewire = LogCapture.of("org.tidewire")) {
            try {
                BootProbe.class.getMethod(application, List.class).invoke(null, seen);
            } catch (InvocationTargetException e) {
                for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                    seen.add(cause.toString());
                }
            }
            seen.addAll(hibernate.atLeast(Level.WARN));
            seen.addAll(tidewire.atLeast(Level.WARN));
        }
        return seen;
    }

    public static void queries(List<String> seen) {
        boot(Map.of(JdbcSettings.JAKARTA_JDBC_URL, H2), (factory, services) -> {
            factory.inTransaction(session -> session.persist(new Thing()));
            Long count = factory.fromSession(
                    session -> session.createSelectionQuery("select count(*) from Thing", Long.class)
                            .getSingleResult());
            seen.add(count + " things");
            seen.add(factory.getJdbcServices().getDialect().getClass().getName());
        });
    }

    public static void hasHibernatesServices(List<String> seen) {
        boot(
                Map.of(JdbcSettings.JAKARTA_JDBC_URL, H2),
                (factory, services) -> StandardServiceInitiators.LIST.forEach(
                        standard -> seen.add(standard.getServiceInitiated().getSimpleName() + " by "
                                + services.locateServiceBinding(standard.getServiceInitiated())
                                        .getServiceInitiator()
                                        .getClass()
                                        .getName())));
    }

    public static void hasItsOwnConnectionProvider(List<String> seen) {
        OwnProvider provider = new OwnProvider(H2, seen);
        boot(Map.of(JdbcSettings.CONNECTION_PROVIDER, provider), (factory, services) -> {
            for (ServiceRegistry registry : List.of(services, factory.getServiceRegistry())) {
                seen.add("the same: " + (registry.requireService(ConnectionProvider.class) == provider));
            }
            try (var session = factory.withOptions().readOnly(true).openSession()) {
                session.doWork(connection -> seen.add("read-only: " + connection.isReadOnly()));
            }
        });
    }

    public static void mapsClassesThatAreNotThere(List<String> seen) {
        String mapping = """
                <hibernate-mapping xmlns="http://www.hibernate.org/xsd/orm/hbm">
                    <class name="nowhere.Parent" table="parent"><id name="id" type="long"/></class>
                    <joined-subclass name="nowhere.Child" extends="nowhere.Parent" table="child">
                        <key column="id"/><property name="name" type="string"/>
                    </joined-subclass>
                    <class entity-name="Dynamic" table="dynamic"><id name="id" type="long"/></class>
                </hibernate-mapping>
                """;
        try (var services = new StandardServiceRegistryBuilder()
                .applySetting(JdbcSettings.JAKARTA_JDBC_URL, H2)
                .build()) {
            new MetadataSources(services)
                    .addInputStream(new ByteArrayInputStream(mapping.getBytes(StandardCharsets.UTF_8)))
                    .buildMetadata()
                    .getEntityBindings()
                    .forEach(entity -> seen.add(entity.getEntityName()));
        }
    }

    public static void findsNoDatabase(List<String> seen) {
        fails(Map.of(JdbcSettings.JAKARTA_JDBC_URL, NO_DATABASE));
    }

    public static void findsNoServer(List<String> seen) {
        fails(Map.of(JdbcSettings.JAKARTA_JDBC_URL, NO_SERVER));
    }

    public static void findsNoServerAndNamesTheDialect(List<String> seen) {
        fails(Map.of(JdbcSettings.JAKARTA_JDBC_URL, NO_SERVER, JdbcSettings.DIALECT, "H2"));
    }

    public static void findsNoServerOfMySQL(List<String> seen) {
        fails(Map.of(JdbcSettings.JAKARTA_JDBC_URL, NO_MYSQL));
    }

    public static void findsNoServerOfMySQLAndNamesTheDialect(List<String> seen) {
        fails(Map.of(JdbcSettings.JAKARTA_JDBC_URL, NO_MYSQL, JdbcSettings.DIALECT, "MySQL"));
    }

    public static void hasAWrongPassword(List<String> seen) throws SQLException {
        String url = "jdbc:h2:mem:locked;DB_CLOSE_DELAY=-1";
        DriverManager.getConnection(url, "ada", "right").close();
        fails(Map.of(
                JdbcSettings.JAKARTA_JDBC_URL, url,
                JdbcSettings.JAKARTA_JDBC_USER, "ada",
                JdbcSettings.JAKARTA_JDBC_PASSWORD, "wrong"));
    }

    public static void hasAProviderThatFails(List<String> seen) {
        fails(Map.of(JdbcSettings.CONNECTION_PROVIDER, new OwnProvider(NO_DATABASE, seen)));
    }

    public static void hasAProviderThatFailsAndNamesTheDialect(List<String> seen) {
        fails(Map.of(JdbcSettings.CONNECTION_PROVIDER, new OwnProvider(NO_DATABASE, seen), JdbcSettings.DIALECT, "H2"));
    }

    public static void hasADataSourceThatFails(List<String> seen) {
        fails(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource(NO_DATABASE)));
    }

    public static void hasADataSourceThatFailsAndNamesTheDialect(List<String> seen) {
        for (String dialect : List.of("H2", "MySQL")) {
            try {
                fails(Map.of(
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        dataSource(NO_DATABASE),
                        JdbcSettings.DIALECT,
                        dialect));
            } catch (RuntimeException e) {
                seen.add(dialect + ": " + e);
            }
        }
    }

    public static void hasADataSource(List<String> seen) {
        boot(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource(H2)), (factory, services) -> {
            factory.inTransaction(session -> session.persist(new Thing()));
            seen.add(factory.getJdbcServices().getDialect().getClass().getName());
        });
    }

    public static void readsNoMetadata(List<String> seen) {
        boot(
                Map.of(
                        JdbcSettings.JAKARTA_JDBC_URL,
                        H2,
                        JdbcSettings.DIALECT,
                        "H2",
                        JdbcSettings.ALLOW_METADATA_ON_BOOT,
                        false,
                        "hibernate.connection.autocommit",
                        "false"),
                (factory, services) -> {
                    factory.inTransaction(session -> session.persist(new Thing()));
                    seen.add(factory.getJdbcServices().getDialect().getClass().getName());
                });
    }

    private static DataSource dataSource(String url) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(url);
        return dataSource;
    }

    public static void isForTiDB(List<String> seen) {
        fails(Map.of(JdbcSettings.JAKARTA_JDBC_URL, H2, JdbcSettings.DIALECT, "TiDB"));
    }

    public static void isForDatabend(List<String> seen) {
        fails(Map.of(JdbcSettings.JAKARTA_JDBC_URL, H2, JdbcSettings.DIALECT, "Databend"));
    }

    private static void fails(Map<String, Object> settings) {
        boot(settings, (factory, services) -> factory.inTransaction(session -> session.persist(new Thing())));
    }

    private static void boot(
            Map<String, Object> settings, BiConsumer<SessionFactoryImplementor, ServiceRegistryImplementor> work) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("hibernate.hbm2ddl.auto", "create-drop");
        try (SessionFactory factory = new HibernatePersistenceConfiguration("probe")
                .managedClass(Thing.class)
                .properties(all)
                .createEntityManagerFactory()) {
            SessionFactoryImplementor implementor = factory.unwrap(SessionFactoryImplementor.class);
            work.accept(implementor, (ServiceRegistryImplementor)
                    implementor.getServiceRegistry().getParentServiceRegistry());
        }
    }
}
