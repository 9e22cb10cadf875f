package org.tidewire.testkit.junit;

import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of its own for one test class.
 *
 * @param url with the user in it
 */
public record PostgreSQLDatabase(String url) {
    /**
     * A session factory for these classes, their tables created anew; the caller closes it.
     *
     * @param url of this database, or of a proxy before it
     */
    public static SessionFactory sessionFactory(String url, Class<?>... classes) {
        return sessionFactory(url, Map.of(), classes);
    }

    /** The same, with more settings. */
    public static SessionFactory sessionFactory(String url, Map<String, ?> settings, Class<?>... classes) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("postgresql");
        configuration
                .managedClasses(List.of(classes))
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource(url))
                .property(SchemaToolingSettings.HBM2DDL_AUTO, "drop-and-create")
                .property(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true);
        configuration.properties(settings);
        return configuration.createEntityManagerFactory();
    }

    private static PGSimpleDataSource dataSource(String url) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }
}
