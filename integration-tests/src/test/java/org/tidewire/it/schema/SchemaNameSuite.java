package org.tidewire.it.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.MappedSuperclass;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.context.spi.TenantSchemaMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.TestDatabase;

/** A database of the server is a schema of JDBC: named by the setting, or one for each tenant. */
public abstract class SchemaNameSuite {
    /** The entity, which is called {@code Note} in HQL and has the table {@code notes}, has an id besides. */
    @MappedSuperclass
    public abstract static class Text {
        public String text;
    }

    private static final String A = "it_name_a";
    private static final String B = "it_name_b";

    protected final TestDatabase database;

    protected SchemaNameSuite(TestDatabase database) {
        this.database = database;
    }

    /** A new entity. */
    protected abstract Text newNote();

    /** Settings without which a database is no schema. */
    protected Map<String, Object> settings() {
        return Map.of();
    }

    @BeforeEach
    protected void createDatabases() throws SQLException {
        database.execute("create database " + A, "create database " + B);
    }

    @AfterEach
    protected void dropDatabases() throws SQLException {
        database.execute("drop database if exists " + A, "drop database if exists " + B);
    }

    @Test
    protected void tenantsAreApart() throws SQLException {
        Class<?> entity = newNote().getClass();
        List.of(A, B).forEach(schema -> open(Map.of(MappingSettings.DEFAULT_SCHEMA, schema), entity));
        SessionFactory factory = open(
                Map.of(
                        MultiTenancySettings.MULTI_TENANT_SCHEMA_MAPPER,
                        mapper(),
                        SchemaToolingSettings.HBM2DDL_AUTO,
                        "none"),
                entity);

        persist(factory, "a", "of a");
        persist(factory, "b", "of b");
        persist(factory, "a", "of a too");

        assertThat(texts(factory, "a")).containsExactly("of a", "of a too");
        assertThat(texts(factory, "b")).containsExactly("of b");
        assertThat(database.strings("select text from " + B + ".notes")).containsExactly("of b");
    }

    @Test
    protected void theDefaultCatalogIsRefused() {
        assertThatThrownBy(() -> open(
                        Map.of(MappingSettings.DEFAULT_CATALOG, A), newNote().getClass()))
                .rootCause()
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("hibernate.default_catalog=" + A);
    }

    protected static TenantSchemaMapper<String> mapper() {
        return tenant -> "it_name_" + tenant;
    }

    protected SessionFactory open(Map<String, ?> further, Class<?>... entities) {
        Map<String, Object> all = new HashMap<>(settings());
        all.putAll(further);
        return database.sessionFactory(all, entities);
    }

    private void persist(SessionFactory factory, String tenant, String text) {
        Text note = newNote();
        note.text = text;
        inTransaction(factory, tenant, session -> session.persist(note));
    }

    private static List<String> texts(SessionFactory factory, String tenant) {
        try (Session session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            return session.createSelectionQuery("select n.text from Note n order by n.text", String.class)
                    .getResultList();
        }
    }

    private static void inTransaction(SessionFactory factory, String tenant, Consumer<Session> work) {
        try (Session session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            session.beginTransaction();
            work.accept(session);
            session.getTransaction().commit();
        }
    }
}
