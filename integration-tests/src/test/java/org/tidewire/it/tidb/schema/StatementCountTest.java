package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.schema.ChainedEntities;
import org.tidewire.it.schema.StatementCountSuite;
import org.tidewire.it.support.Wire;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
class StatementCountTest extends StatementCountSuite {
    private DataSource pool;

    StatementCountTest(TestDatabase database) {
        super(database);
        this.pool = database.dataSource(options -> options.addDataSourceProperty(Wire.PROPERTY, Wire.class.getName()));
    }

    @Override
    protected void run(String action, Class<?>... entities) {
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        super.run(action, entities);
    }

    @Override
    protected long sentDuring(Runnable work) {
        Wire.clear();
        work.run();
        return Wire.count("");
    }

    @AfterEach
    void drop() {
        run("drop", ChainedEntities.of(MANY));
    }

    @Test
    @Override
    @RealTiDB("Hibernate reads information_schema.sequences at boot, and MariaDB 11.4 has none")
    protected void createSendsOneStatementForEachSequence() {
        super.createSendsOneStatementForEachSequence();
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
        long ofMany = sentBy(action, EntitiesWithOptions.of(MANY, catalogs));
        assertThat(Wire.count("show create table")).isEqualTo(1);
        assertThat(sentBy(action, EntitiesWithOptions.of(FEW, catalogs))).isEqualTo(ofMany);
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
}
