package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.query.sqm.mutation.internal.temptable.PersistentTableMutationStrategy;
import org.hibernate.query.sqm.mutation.internal.temptable.PersistentTableStrategy;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBDialect;

/** Temporary tables are those of Hibernate's own schema tool. */
@TiDBTest
@RealTiDB("MariaDB has no global temporary tables")
class TemporaryTableTest {
    private final TestDatabase database;

    TemporaryTableTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Draft")
    @Table(name = "drafts", options = "on commit delete rows", indexes = @Index(columnList = "title"))
    static class Draft {
        @Id
        int id;

        String title;

        @Column(unique = true)
        int number;

        /** TiDB refuses a foreign key of a temporary table. */
        @ManyToOne
        Draft earlier;
    }

    /** Makes each table a temporary one. */
    public static final class TemporaryTables extends TiDBDialect {
        public TemporaryTables(DialectResolutionInfo info) {
            super(info);
        }

        @Override
        public String getCreateTableString() {
            return "create global temporary table";
        }
    }

    @Test
    void tablesOfEntitiesAreTheSame() throws SQLException {
        Map<String, Object> settings = Map.of(JdbcSettings.DIALECT, TemporaryTables.class.getName());
        assertThat(isSame(settings, Draft.class))
                .containsIgnoringCase("create global temporary table")
                .contains("UNIQUE KEY")
                .doesNotContain("FOREIGN KEY");
    }

    @Entity(name = "Craft")
    @Table(name = "crafts")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Craft {
        @Id
        int id;
    }

    @Entity(name = "Boat")
    @Table(name = "boats")
    static class Boat extends Craft {
        @Column(unique = true)
        int sail;
    }

    @Test
    void tablesForTheIdsOfBulkStatementsAreTheSame() throws SQLException {
        Map<String, Object> settings = Map.of(
                QuerySettings.QUERY_MULTI_TABLE_MUTATION_STRATEGY,
                PersistentTableMutationStrategy.class.getName(),
                PersistentTableStrategy.DROP_ID_TABLES,
                true);
        assertThat(isSame(settings, Craft.class, Boat.class)).contains("`HT_crafts`");
    }

    private String isSame(Map<String, ?> settings, Class<?>... entities) throws SQLException {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(SchemaToolingSettings.HBM2DDL_AUTO, "create-drop");
        all.put(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, false);
        String shown = shown(all, entities);
        all.put(SchemaToolingSettings.SCHEMA_MANAGEMENT_TOOL, HibernateSchemaManagementTool.class.getName());
        assertThat(shown).isEqualTo(shown(all, entities));
        return shown;
    }

    private String shown(Map<String, ?> settings, Class<?>... entities) throws SQLException {
        try (SessionFactory factory = database.sessionFactory(settings, entities)) {
            assertThat(factory.isOpen()).isTrue();
            return new EmptyDatabase(database, database.name()).show();
        }
    }
}
