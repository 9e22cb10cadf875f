package org.tidewire.it.databend.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.context.spi.TenantSchemaMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** A database of Databend is JDBC's schema: named by the mapping, or one for each tenant. */
@DatabendTest
class DatabaseNameTest {
    @Entity(name = "Note")
    @Table(name = "notes")
    static class Note {
        @Id
        Long id;

        String text;
    }

    @Entity(name = "Customer")
    @Table(name = "customers", schema = "it_name_a")
    static class Customer {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "OfTable")
    @Table(name = "things", catalog = "it_name_a")
    static class OfTable {
        @Id
        Long id;
    }

    @Entity(name = "OfSecondaryTable")
    @SecondaryTable(name = "things", catalog = "it_name_a")
    static class OfSecondaryTable {
        @Id
        Long id;
    }

    @Entity(name = "OfJoinTable")
    static class OfJoinTable {
        @Id
        Long id;

        @ManyToMany
        @JoinTable(name = "things", catalog = "it_name_a")
        Set<OfJoinTable> others;
    }

    @Entity(name = "OfCollectionTable")
    static class OfCollectionTable {
        @Id
        Long id;

        @ElementCollection
        @CollectionTable(name = "things", catalog = "it_name_a")
        Set<String> words;
    }

    private final TestDatabase database;

    DatabaseNameTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void createDatabases() throws SQLException {
        database.execute("create database it_name_a", "create database it_name_b");
    }

    @AfterEach
    void dropDatabases() throws SQLException {
        database.execute("drop database if exists it_name_a", "drop database if exists it_name_b");
    }

    @Test
    void tenantsAreApart() throws SQLException {
        List.of("it_name_a", "it_name_b")
                .forEach(schema -> database.sessionFactory(Map.of(MappingSettings.DEFAULT_SCHEMA, schema), Note.class));
        TenantSchemaMapper<String> mapper = tenant -> "it_name_" + tenant;
        SessionFactory factory = database.sessionFactory(
                Map.of(
                        MultiTenancySettings.MULTI_TENANT_SCHEMA_MAPPER,
                        mapper,
                        SchemaToolingSettings.HBM2DDL_AUTO,
                        "none"),
                Note.class);

        note(factory, "a", 1, "of a");
        note(factory, "b", 2, "of b");
        note(factory, "a", 3, "of a too");

        assertThat(notes(factory, "a")).containsExactly("of a", "of a too");
        assertThat(notes(factory, "b")).containsExactly("of b");
        assertThat(database.strings("select text from it_name_b.notes")).containsExactly("of b");
    }

    @Test
    void theSchemaOfATableIsItsDatabase() throws SQLException {
        SessionFactory factory = database.sessionFactory(Customer.class);
        factory.inTransaction(session -> {
            Customer ann = new Customer();
            ann.id = 1L;
            ann.name = "Ann";
            session.persist(ann);
        });
        assertThat(database.strings("select name from it_name_a.customers")).containsExactly("Ann");
    }

    @ParameterizedTest
    @ValueSource(classes = {OfTable.class, OfSecondaryTable.class, OfJoinTable.class, OfCollectionTable.class})
    void catalogsAreRefused(Class<?> entity) {
        assertThatThrownBy(() -> database.sessionFactory(entity))
                .rootCause()
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("Databend does not support catalogs in the names of tables and sequences"
                        + " (catalog = \"it_name_a\" of things)")
                .hasMessageContaining("name the database by schema");
    }

    @Test
    void theDefaultCatalogIsRefused() {
        assertThatThrownBy(
                        () -> database.sessionFactory(Map.of(MappingSettings.DEFAULT_CATALOG, "it_name_a"), Note.class))
                .rootCause()
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("hibernate.default_catalog=it_name_a");
    }

    private static void note(SessionFactory factory, String tenant, long id, String text) {
        try (var session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            session.beginTransaction();
            Note note = new Note();
            note.id = id;
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
}
