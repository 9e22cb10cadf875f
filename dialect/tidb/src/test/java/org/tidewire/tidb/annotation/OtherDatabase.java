package org.tidewire.tidb.annotation;

import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.tidewire.testkit.rendering.Rendering;

/** Databases that are not TiDB: H2, which runs in here, and MySQL, whose schema is only rendered. */
final class OtherDatabase {
    private OtherDatabase() {}

    /** An H2 database of its own, with the tables of these entities. */
    static SessionFactory h2(Class<?>... entities) {
        return new HibernatePersistenceConfiguration("h2")
                .managedClasses(List.of(entities))
                .property(JdbcSettings.JAKARTA_JDBC_URL, "jdbc:h2:mem:")
                .property(JdbcSettings.POOL_SIZE, 1)
                .property(SchemaToolingSettings.HBM2DDL_AUTO, "create")
                .property(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true)
                .createEntityManagerFactory();
    }

    /** The script that creates the tables of these entities on MySQL 8. */
    static String mysqlScript(Class<?>... entities) {
        try (Rendering mysql = Rendering.of("MySQL", "8.0.36", Map.of(), entities)) {
            return mysql.createScript();
        }
    }
}
