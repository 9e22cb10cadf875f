package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.model.relational.SimpleAuxiliaryDatabaseObject;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** In which order tables, sequences, foreign keys and all else are created. */
@TiDBTest
@RealTiDB("for a sequence update reads information_schema.sequences, and MariaDB 11.4 has none")
class CreationOrderTest {
    private static final String SALES = "it_order_sales";
    private static final String STOCK = "it_order_stock";

    private final TestDatabase database;

    CreationOrderTest(TestDatabase database) {
        this.database = database;
    }

    /** Comes first in the alphabet, as its database does. */
    @Entity(name = "Basket")
    @Table(name = "baskets", catalog = SALES)
    static class Basket {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        Item item;
    }

    @Entity(name = "Item")
    @Table(name = "items", catalog = STOCK)
    static class Item {
        @Id
        @GeneratedValue
        Long id;

        @Column(unique = true)
        String name;

        @ManyToOne
        Customer reservedFor;
    }

    @Entity(name = "Customer")
    @Table(name = "customers", catalog = SALES)
    static class Customer {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "Plain")
    @Table(name = "plain")
    static class Plain {
        @Id
        int id;
    }

    @BeforeEach
    @AfterEach
    void dropDatabases() throws SQLException {
        database.execute(
                "set foreign_key_checks = 0",
                "drop database if exists " + SALES,
                "drop database if exists " + STOCK,
                "set foreign_key_checks = 1");
        run("drop", Map.of(), Plain.class, Referring.class);
    }

    @Test
    void createNeedsOneStatementForEachTableOfSeveralDatabases() {
        assertThat(changesBy(
                        "create-only",
                        Map.of(SchemaToolingSettings.JAKARTA_HBM2DDL_CREATE_SCHEMAS, true),
                        Basket.class,
                        Item.class,
                        Customer.class))
                .filteredOn(sql -> !sql.startsWith("create database "))
                .hasSize(6)
                .allMatch(sql -> sql.startsWith("create "))
                .anyMatch(sql ->
                        sql.matches("create table it_order_sales.baskets .* references it_order_stock.items .*"));
    }

    @Test
    void updateCreatesTheTablesOfSeveralDatabases() throws SQLException {
        Map<String, Object> settings = Map.of(SchemaToolingSettings.JAKARTA_HBM2DDL_CREATE_SCHEMAS, true);
        Class<?>[] entities = {Basket.class, Item.class, Customer.class};
        run("update", settings, entities);
        assertThat(database.strings("select table_name from information_schema.referential_constraints"
                        + " where constraint_schema in ('" + SALES + "', '" + STOCK + "') order by 1"))
                .containsExactly("baskets", "items");
        assertThat(changesBy("update", settings, entities)).isEmpty();
    }

    /** For Hibernate. */
    @SuppressWarnings("removal") // auxiliary objects have no other way in without XML
    public static final class Objects implements MetadataBuilderContributor {
        @Override
        public void contribute(MetadataBuilder builder) {
            builder.applyAuxiliaryDatabaseObject(object(true, "create table before_tables (id int primary key)"));
            builder.applyAuxiliaryDatabaseObject(
                    object(false, "create or replace view after_tables as select id from plain"));
        }

        private static SimpleAuxiliaryDatabaseObject object(boolean beforeTables, String create) {
            return new SimpleAuxiliaryDatabaseObject(
                    Set.of(), null, null, new String[] {create}, new String[0], beforeTables);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create-only", "update"})
    void otherObjectsComeBeforeAndAfterTheTables(String action) throws SQLException {
        assertThat(changesBy(
                        action, Map.of("hibernate.metadata_builder_contributor", Objects.class.getName()), Plain.class))
                .containsExactly(
                        "create table before_tables (id int primary key)",
                        "create table plain (id integer not null, primary key (id))",
                        "create or replace view after_tables as select id from plain");
        database.execute("drop table before_tables", "drop view after_tables");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create-only", "update"})
    void tablesOfSeveralDatabasesAndOtherObjectsAreThoseOfHibernatesTool(String action) throws SQLException {
        String before = shown(
                action,
                Map.of(SchemaToolingSettings.SCHEMA_MANAGEMENT_TOOL, HibernateSchemaManagementTool.class.getName()));
        assertThat(before).contains("`baskets`", "`items`", "`customers`", "`before_tables`", "`after_tables`");
        dropDatabases();
        assertThat(shown(action, Map.of())).isEqualTo(before);
    }

    private String shown(String action, Map<String, ?> settings) throws SQLException {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(SchemaToolingSettings.JAKARTA_HBM2DDL_CREATE_SCHEMAS, true);
        all.put("hibernate.metadata_builder_contributor", Objects.class.getName());
        run(action, all, Basket.class, Item.class, Customer.class, Plain.class);
        StringBuilder shown = new StringBuilder();
        for (String name : List.of(SALES, STOCK, database.name())) {
            shown.append(new EmptyDatabase(database, name).show());
        }
        database.execute("drop table before_tables", "drop view after_tables");
        return shown.toString();
    }

    /** In another database than the table that it refers to by its name alone. */
    @Entity(name = "Elsewhere")
    @Table(name = "elsewhere", catalog = SALES, indexes = @Index(name = "ix_code", columnList = "code"))
    static class Elsewhere {
        @Id
        int id;

        int code;

        @ManyToOne
        Plain plain;
    }

    /** TiDB looks for a name without a database beside the table that has the foreign key. */
    @Test
    void aScriptMakesATableThatRefersToOneWithoutADatabase() throws SQLException {
        EmptyDatabase here = new EmptyDatabase(database, database.name());
        database.execute("create database " + SALES);
        here.runScript(Map.of(), Plain.class, Elsewhere.class);
        assertThat(new EmptyDatabase(database, SALES).show()).contains("CREATE TABLE `elsewhere`", "KEY `ix_code`");
    }

    @Entity(name = "Referring")
    @Table(name = "referring")
    static class Referring {
        @Id
        int id;

        @Column(unique = true)
        String name;

        @ManyToOne
        Plain plain;

        @ManyToOne
        @JoinColumn(columnDefinition = "varchar(10)")
        Plain wrongType;
    }

    @Test
    void aForeignKeyThatTheDatabaseRefusesCostsNoTable() throws SQLException {
        run("update", Map.of(), Plain.class);
        run("update", Map.of(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, false), Plain.class, Referring.class);
        assertThat(database.strings("select distinct index_name from information_schema.statistics"
                        + " where table_schema = database() and table_name = 'referring' and column_name = 'name'"))
                .hasSize(1);
        assertThat(database.strings("select column_name from information_schema.key_column_usage"
                        + " where table_schema = database() and table_name = 'referring'"
                        + " and referenced_table_name is not null"))
                .containsExactly("plain_id");
    }

    private List<String> changesBy(String action, Map<String, ?> settings, Class<?>... entities) {
        return database.statements().sqlDuring(() -> run(action, settings, entities)).stream()
                .filter(sql -> sql.matches("(create|alter|drop) .*"))
                .toList();
    }

    private void run(String action, Map<String, ?> settings, Class<?>... entities) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(SchemaToolingSettings.HBM2DDL_AUTO, action);
        database.sessionFactory(all, entities).close();
    }
}
