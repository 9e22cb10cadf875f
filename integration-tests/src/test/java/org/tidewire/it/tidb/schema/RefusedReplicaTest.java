package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.annotation.TiFlashReplica;

/** A server without TiFlash refuses a replica by error 1105, after which HikariCP closes its connection. */
@TiDBTest
@RealTiDB("MariaDB knows no TiFlash")
class RefusedReplicaTest {
    private final TestDatabase database;

    RefusedReplicaTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Analyzed")
    @TiFlashReplica
    static class Analyzed {
        @Id
        int id;

        @ManyToOne
        Later later;
    }

    @Entity(name = "Later")
    static class Later {
        @Id
        int id;

        @Column(unique = true)
        String name;

        @ManyToOne
        Analyzed analyzed;
    }

    @Entity(name = "Numbered")
    static class Numbered {
        @Id
        @GeneratedValue
        long id;
    }

    @ParameterizedTest
    @CsvSource({"create, true", "create, false", "update, true", "update, false"})
    void theOtherTablesAndKeysAreCreated(String action, boolean autoCommit) throws SQLException {
        tablesAndKeys(action, autoCommit, Analyzed.class, Later.class);
    }

    /** Another tool of Hibernate's updates a schema with sequences. */
    @ParameterizedTest
    @CsvSource({"create, true", "update, false"})
    void theSameWithSequences(String action, boolean autoCommit) throws SQLException {
        tablesAndKeys(action, autoCommit, Analyzed.class, Later.class, Numbered.class);
    }

    private void tablesAndKeys(String action, boolean autoCommit, Class<?>... entities) throws SQLException {
        HikariConfig options = new HikariConfig();
        options.setJdbcUrl(database.url());
        options.setUsername(database.user());
        options.setPassword(database.password());
        options.setAutoCommit(autoCommit);
        Map<String, Object> settings = new HashMap<>();
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, action);
        settings.put(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, false);
        try (HikariDataSource pool = new HikariDataSource(options)) {
            settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
            try (SessionFactory factory = database.sessionFactory(settings, entities)) {
                String shown = new EmptyDatabase(database, database.name()).show();
                assertThat(shown.split("CREATE TABLE", -1)).hasSize(entities.length + 1);
                assertThat(shown.split("FOREIGN KEY", -1)).hasSize(3);
                factory.getSchemaManager().dropMappedObjects(false);
            }
        }
    }
}
