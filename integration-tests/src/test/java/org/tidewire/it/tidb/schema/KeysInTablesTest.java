package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.annotations.Audited;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.UniqueConstraintSchemaUpdateStrategy;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.support.Wire;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** A table that is created with its keys is the table that Hibernate's own schema tool creates. */
@TiDBTest
@RealTiDB("which indexes a server makes for foreign keys is its own matter")
class KeysInTablesTest {
    private static final Map<String, Object> HIBERNATES_TOOL =
            Map.of(SchemaToolingSettings.SCHEMA_MANAGEMENT_TOOL, HibernateSchemaManagementTool.class);

    private static final Class<?>[] MAPPINGS = entitiesIn(KeyMappings.class);

    private final TestDatabase database;

    KeysInTablesTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void keysOfAllKindsAreTheSame() throws SQLException {
        assertThat(isSame(MAPPINGS)).isGreaterThan(25);
    }

    /** The primary key of its table is no index, so a foreign key of it gets one of its own. */
    @Entity(name = "Craft")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Craft {
        @Id
        int id;
    }

    @Entity(name = "Boat")
    @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"id", "sail"}))
    static class Boat extends Craft {
        int sail;

        @OneToOne
        Craft tender;
    }

    @Entity(name = "Parcel")
    @Audited
    @Audited.Table(name = "parcel_history")
    @SecondaryTable(name = "parcel_texts", indexes = @Index(columnList = "label"))
    @Audited.SecondaryTable(secondaryTableName = "parcel_texts", secondaryAuditTableName = "parcel_texts_history")
    static class Parcel {
        @Id
        int id;

        @Column(unique = true)
        String number;

        @Column(table = "parcel_texts")
        String label;

        @ManyToOne
        Craft craft;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hibernate.globally_quoted_identifiers=true",
                "hibernate.format_sql=true",
                "hibernate.physical_naming_strategy=org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"
            })
    void howNamesAndStatementsAreWrittenMakesNoDifference(String setting) throws SQLException {
        String[] nameAndValue = setting.split("=", -1);
        Map<String, Object> settings = new HashMap<>(Map.of(nameAndValue[0], nameAndValue[1]));
        Wire.clear();
        String made = created(settings, Craft.class, Boat.class, Parcel.class);
        assertThat(Wire.sent("alter table", "create index")).isEmpty();
        settings.putAll(HIBERNATES_TOOL);
        assertThat(made)
                .contains("parcel_history", "parcel_texts_history")
                .isEqualTo(created(settings, Craft.class, Boat.class, Parcel.class));
    }

    @ParameterizedTest
    @EnumSource
    void aUniqueKeyThatIsNotSentIsNoIndexOfAForeignKey(UniqueConstraintSchemaUpdateStrategy strategy)
            throws SQLException {
        String shown = updateMakesTheSame(strategy, Craft.class, Boat.class);
        assertThat(shown.contains("UNIQUE KEY")).isEqualTo(strategy != UniqueConstraintSchemaUpdateStrategy.SKIP);
    }

    @ParameterizedTest
    @EnumSource
    void updateMakesTheSameTables(UniqueConstraintSchemaUpdateStrategy strategy) throws SQLException {
        assertThat(updateMakesTheSame(strategy, MAPPINGS)).isNotEmpty();
    }

    private String updateMakesTheSame(UniqueConstraintSchemaUpdateStrategy strategy, Class<?>... entities)
            throws SQLException {
        Map<String, Object> settings = new HashMap<>(HIBERNATES_TOOL);
        settings.put(SchemaToolingSettings.UNIQUE_CONSTRAINT_SCHEMA_UPDATE_STRATEGY, strategy.name());
        String before = madeBy("update", settings, entities);
        settings.keySet().removeAll(HIBERNATES_TOOL.keySet());
        assertThat(madeBy("update", settings, entities)).isEqualTo(before);
        return before;
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                RefusedKeyMappings.class,
                RefusedColumnMappings.class,
                UnusualKeyMappings.class,
                NamedKeyMappings.class
            })
    void keysThatTiDBRefusesAreMissingAsBefore(Class<?> mappings) throws SQLException {
        Class<?>[] entities = entitiesIn(mappings);
        assertThat(isSame(entities)).isEqualTo(entities.length);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                KeyMappings.class,
                RefusedKeyMappings.class,
                RefusedColumnMappings.class,
                UnusualKeyMappings.class,
                NamedKeyMappings.class
            })
    void scriptsMakeTheSameTables(Class<?> mappings) throws SQLException {
        Class<?>[] entities = entitiesIn(mappings);
        String before = madeByScript(HIBERNATES_TOOL, entities);
        assertThat(before).isEqualTo(created(HIBERNATES_TOOL, entities));
        assertThat(madeByScript(Map.of(), entities)).isEqualTo(before);
    }

    /** TiDB refuses the action of a foreign key whose column a check reads, and nothing of this is looked at where checks are off. */
    @Test
    void scriptsMakeTheSameTablesWithChecks() throws SQLException {
        database.execute("set global tidb_enable_check_constraint = on");
        try {
            scriptsMakeTheSameTables(RefusedColumnMappings.class);
            assertThat(created(Map.of(), RefusedColumnMappings.Branch.class, RefusedColumnMappings.Leaf.class))
                    .contains("ck_branch", "ck_leaf", "ck_other");
        } finally {
            database.execute("set global tidb_enable_check_constraint = off");
        }
    }

    /** The key that is one too many is refused, and the table is there. */
    @ParameterizedTest
    @CsvSource({"62, false", "63, true", "66, true"})
    void tablesOfManyKeysAreTheSame(int keys, boolean clustered) throws SQLException {
        Class<?>[] entities = {EntityOfManyKeys.of(keys, clustered), EntityOfManyKeys.Target.class};
        String before = madeByScript(HIBERNATES_TOOL, entities);
        assertThat(before).contains("CREATE TABLE `ManyKeys");
        assertThat(madeByScript(Map.of(), entities)).isEqualTo(before);
        assertThat(created(Map.of(), entities)).isEqualTo(before);
    }

    private String madeByScript(Map<String, ?> settings, Class<?>... entities) throws SQLException {
        try (EmptyDatabase empty = EmptyDatabase.create(database)) {
            empty.runScript(settings, entities);
            return empty.show();
        }
    }

    /** What {@code create} made of {@link KeyMappings} when each key was a statement of its own. */
    @Test
    void anOlderSchemaNeedsNoUpdate() throws SQLException, IOException {
        String before;
        try (InputStream kept = getClass().getResourceAsStream("before-keys-in-tables.sql")) {
            before = new String(kept.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (EmptyDatabase empty = EmptyDatabase.create(database)) {
            empty.restore(before);
            assertThat(empty.show()).isEqualTo(before);
            Wire.clear();
            empty.run("update", Map.of(), MAPPINGS);
            assertThat(Wire.sent("create ", "alter ", "drop ")).isEmpty();
        }
        assertThat(created(Map.of(), MAPPINGS)).isEqualTo(before);
    }

    private int isSame(Class<?>... entities) throws SQLException {
        String before = created(HIBERNATES_TOOL, entities);
        assertThat(created(Map.of(), entities)).isEqualTo(before);
        return (int)
                before.lines().filter(line -> line.startsWith("CREATE TABLE")).count();
    }

    private String created(Map<String, ?> settings, Class<?>... entities) throws SQLException {
        return madeBy("create", settings, entities);
    }

    private String madeBy(String action, Map<String, ?> settings, Class<?>... entities) throws SQLException {
        try (EmptyDatabase empty = EmptyDatabase.create(database)) {
            empty.run(action, settings, entities);
            return empty.show();
        }
    }

    private static Class<?>[] entitiesIn(Class<?> around) {
        return Stream.of(around.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Entity.class))
                .toArray(Class<?>[]::new);
    }
}
