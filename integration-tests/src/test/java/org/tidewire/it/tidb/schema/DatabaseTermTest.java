package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.context.spi.TenantSchemaMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.annotation.AutoIdCache;

/** Databases as schemas, where the URL has {@code databaseTerm=SCHEMA}: named by the mapping, or one for each tenant. */
@TiDBTest
@RealTiDB("a stand-in has no sequences of TiDB's, and Hibernate is told its dialect")
class DatabaseTermTest {
    @Entity(name = "Note")
    @Table(name = "notes")
    static class Note {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "note_seq", allocationSize = 10)
        Long id;

        String text;
    }

    @Entity(name = "Customer")
    @Table(name = "customers", schema = "it_term_crm")
    @AutoIdCache(1)
    static class Customer {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;

        @ManyToOne
        Customer boss;

        @ElementCollection
        @CollectionTable(name = "customer_words", schema = "it_term_crm")
        Set<String> words;
    }

    private final TestDatabase database;

    DatabaseTermTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void createDatabases() throws SQLException {
        database.execute("create database it_term_crm", "create database it_term_a", "create database it_term_b");
    }

    @AfterEach
    void dropDatabases() throws SQLException {
        database.execute(
                "drop database if exists it_term_crm",
                "drop database if exists it_term_a",
                "drop database if exists it_term_b");
    }

    @Test
    void schemasAndTheMapperOfTenantsAreRefusedByDefault() {
        assertThatThrownBy(() -> database.sessionFactory(Customer.class))
                .hasRootCauseInstanceOf(UnsupportedFeatureException.class)
                .rootCause()
                .hasMessageContaining("databaseTerm=SCHEMA");
        assertThatThrownBy(() -> database.sessionFactory(
                        Map.of(MultiTenancySettings.MULTI_TENANT_SCHEMA_MAPPER, mapper()), Note.class))
                .hasRootCauseInstanceOf(UnsupportedFeatureException.class)
                .rootCause()
                .hasMessageContaining("databaseTerm=SCHEMA");
    }

    @Test
    void tenantsAreApart() throws SQLException {
        List.of("it_term_a", "it_term_b")
                .forEach(schema -> open(Map.of(MappingSettings.DEFAULT_SCHEMA, schema), Note.class));
        SessionFactory factory = open(
                Map.of(
                        MultiTenancySettings.MULTI_TENANT_SCHEMA_MAPPER,
                        mapper(),
                        SchemaToolingSettings.HBM2DDL_AUTO,
                        "none"),
                Note.class);

        note(factory, "a", "of a");
        note(factory, "b", "of b");
        note(factory, "a", "of a too");

        assertThat(notes(factory, "a")).containsExactly("of a", "of a too");
        assertThat(notes(factory, "b")).containsExactly("of b");
        assertThat(texts("it_term_b")).containsExactly("of b");
    }

    @Test
    void theSchemaOfATableIsItsDatabase() throws SQLException {
        open(Map.of(), Customer.class, Note.class);
        open(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "update"), Customer.class, Note.class);
        SessionFactory factory =
                open(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "validate"), Customer.class, Note.class);

        factory.inTransaction(session -> {
            Customer ann = new Customer();
            ann.name = "Ann";
            ann.words = Set.of("first");
            session.persist(ann);
        });

        assertThat(factory.<List<String>>fromTransaction(session -> session.createSelectionQuery(
                                "select c.name from Customer c join c.words w where w = 'first'", String.class)
                        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList()))
                .containsExactly("Ann");
        assertThat(database.strings("select name from it_term_crm.customers")).containsExactly("Ann");
        factory.getSchemaManager().drop(false);
        assertThat(database.strings(
                        "select table_name from information_schema.tables where table_schema = 'it_term_crm'"))
                .isEmpty();
    }

    @Test
    void theDatabasesAreMadeWhereHibernateIsAsked() throws SQLException {
        dropDatabases();
        open(Map.of(SchemaToolingSettings.JAKARTA_HBM2DDL_CREATE_SCHEMAS, true), Customer.class);
        assertThat(database.strings("select name from it_term_crm.customers")).isEmpty();
    }

    @Test
    void catalogsAreRefusedThere() {
        assertThatThrownBy(() -> open(Map.of(MappingSettings.DEFAULT_CATALOG, "it_term_a"), Note.class))
                .hasRootCauseInstanceOf(UnsupportedFeatureException.class)
                .rootCause()
                .hasMessageContaining("hibernate.default_catalog=it_term_a");
    }

    private SessionFactory open(Map<String, ?> settings, Class<?>... entities) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                database.dataSource(options -> options.addDataSourceProperty("databaseTerm", "SCHEMA")));
        return database.sessionFactory(all, entities);
    }

    private static TenantSchemaMapper<String> mapper() {
        return tenant -> "it_term_" + tenant;
    }

    private static void note(SessionFactory factory, String tenant, String text) {
        try (var session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            session.beginTransaction();
            Note note = new Note();
            note.text = text;
            session.persist(note);
            session.getTransaction().commit();
        }
    }

    private static List<String> notes(SessionFactory factory, String tenant) {
        try (var session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            return session.createSelectionQuery("select n.text from Note n order by n.text", String.class)
                    .getResultList();
        }
    }

    private List<String> texts(String schema) throws SQLException {
        return database.strings("select text from " + schema + ".notes order by text");
    }
}
