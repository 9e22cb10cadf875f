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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.schema.SchemaNameSuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.annotation.AutoIdCache;

/** Databases as schemas, where the URL has {@code databaseTerm=SCHEMA}: named by the mapping, or one for each tenant. */
@TiDBTest
@RealTiDB("a stand-in has no sequences of TiDB's, and Hibernate is told its dialect")
class DatabaseTermTest extends SchemaNameSuite {
    @Entity(name = "Note")
    @Table(name = "notes")
    static class Note extends SchemaNameSuite.Text {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "note_seq", allocationSize = 10)
        Long id;
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

    DatabaseTermTest(TestDatabase database) {
        super(database);
    }

    @Override
    protected Note newNote() {
        return new Note();
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                database.dataSource(options -> options.addDataSourceProperty("databaseTerm", "SCHEMA")));
    }

    @Override
    @BeforeEach
    protected void createDatabases() throws SQLException {
        super.createDatabases();
        database.execute("create database it_term_crm");
    }

    @Override
    @AfterEach
    protected void dropDatabases() throws SQLException {
        super.dropDatabases();
        database.execute("drop database if exists it_term_crm");
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

    @Entity(name = "InCatalog")
    @Table(catalog = "it_term_crm")
    static class InCatalog {
        @Id
        Long id;
    }

    @Test
    void catalogsAreRefusedWhereDatabasesAreSchemas() {
        assertThatThrownBy(() -> open(Map.of(), InCatalog.class))
                .hasRootCauseInstanceOf(UnsupportedFeatureException.class)
                .rootCause()
                .hasMessageContaining("catalogs where the JDBC URL has databaseTerm=SCHEMA");
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
}
