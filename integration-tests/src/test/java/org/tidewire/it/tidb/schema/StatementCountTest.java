package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.support.Wire;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** How many statements Hibernate's schema tool sends. */
@TiDBTest
class StatementCountTest {
    private static final int FEW = 10;
    private static final int MANY = 100;

    private final TestDatabase database;
    private final Map<String, Object> settings = new HashMap<>();
    private DataSource pool;

    StatementCountTest(TestDatabase database) {
        this.database = database;
        this.pool = database.dataSource(options -> options.addDataSourceProperty(Wire.PROPERTY, Wire.class.getName()));
    }

    @AfterEach
    void drop() {
        run("drop", ChainedEntities.of(MANY));
    }

    @Test
    void createSendsOneStatementForEachTable() {
        assertThat(changesBy("create-only", ChainedEntities.of(FEW)))
                .hasSize(FEW)
                .allMatch(sql -> sql.startsWith("create table "));
    }

    @Test
    @RealTiDB("Hibernate reads information_schema.sequences at boot, and MariaDB 11.4 has none")
    void createSendsOneStatementForEachSequence() {
        Class<?>[] entities = ChainedEntities.withSequences(FEW);
        assertThat(changesBy("create-only", entities))
                .hasSize(2 * FEW)
                .filteredOn(sql -> sql.startsWith("create sequence "))
                .hasSize(FEW);
        run("drop", entities);
    }

    @Test
    void updateSendsOneStatementForEachNewTable() {
        Class<?>[] entities = ChainedEntities.of(FEW);
        run("create", entities[0], entities[1]);
        assertThat(changesBy("update", entities))
                .hasSize(FEW - 2)
                .allMatch(sql -> sql.matches("create table .*\\bindex\\b.*\\bunique\\b.*\\bforeign key\\b.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "validate"})
    void theirNumberDoesNotGrowWithTheTables(String action) {
        assertThat(sentBy(action, ChainedEntities.of(MANY)))
                .isEqualTo(sentBy(action, ChainedEntities.of(FEW)))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "validate"})
    @RealTiDB("MariaDB has no such options")
    void norWithOptionsSequencesAndSeveralDatabases(String action) throws SQLException {
        String[] catalogs = {database.name() + "_1", database.name() + "_2"};
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_CREATE_SCHEMAS, true);
        settings.put(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, false); // a server without TiFlash refuses replicas
        pool = database.dataSource(options -> {
            options.addDataSourceProperty(Wire.PROPERTY, Wire.class.getName());
            options.setExceptionOverrideClassName(KeepConnections.class.getName());
        });
        long ofMany = sentBy(action, ChainedEntities.withOptions(MANY, catalogs));
        assertThat(Wire.count("show create table")).isEqualTo(1);
        assertThat(sentBy(action, ChainedEntities.withOptions(FEW, catalogs))).isEqualTo(ofMany);
        for (String catalog : catalogs) {
            database.execute("drop database " + catalog);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "validate"})
    @RealTiDB("the dialect has to see the URL of the server")
    void norWhereADatabaseIsASchema(String action) {
        pool = database.dataSource(options -> {
            options.addDataSourceProperty(Wire.PROPERTY, Wire.class.getName());
            options.addDataSourceProperty("databaseTerm", "SCHEMA");
        });
        assertThat(sentBy(action, ChainedEntities.of(FEW))).isEqualTo(sentBy(action, ChainedEntities.of(2)));
        assertThat(changesBy("update", ChainedEntities.of(FEW))).isEmpty();
    }

    @Test
    void norWhereIndexesAreValidated() {
        settings.put(SchemaToolingSettings.INDEX_VALIDATION, "all");
        assertThat(sentBy("validate", ChainedEntities.of(FEW))).isEqualTo(sentBy("validate", ChainedEntities.of(2)));
    }

    /** HikariCP closes a connection after error 1105, which is TiDB's for a missing TiFlash too. */
    public static final class KeepConnections implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException exception) {
            return Override.DO_NOT_EVICT;
        }
    }

    private long sentBy(String action, Class<?>... entities) {
        run("update", entities);
        Wire.clear();
        run(action, entities);
        return Wire.count("");
    }

    private List<String> changesBy(String action, Class<?>... entities) {
        return database.statements().sqlDuring(() -> run(action, entities)).stream()
                .filter(sql -> sql.matches("(create|alter|drop) .*"))
                .toList();
    }

    private void run(String action, Class<?>... entities) {
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, action);
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        database.sessionFactory(settings, entities).close();
    }
}
