package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.TenantSchemaMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;

/** A database of TiDB is JDBC's catalog: Hibernate would drop schemas from its SQL. */
class DatabaseTermTest {
    @Entity(name = "Plain")
    static class Plain {
        @Id
        Long id;
    }

    @Entity(name = "OfTable")
    @Table(name = "things", schema = "crm")
    static class OfTable {
        @Id
        Long id;
    }

    @Entity(name = "OfSecondaryTable")
    @Table(name = "things")
    @SecondaryTable(name = "details", schema = "crm")
    static class OfSecondaryTable {
        @Id
        Long id;
    }

    @Entity(name = "OfJoinTable")
    static class OfJoinTable {
        @Id
        Long id;

        @ManyToMany
        @JoinTable(name = "links", schema = "crm")
        Set<OfJoinTable> others;
    }

    @Entity(name = "OfCollectionTable")
    static class OfCollectionTable {
        @Id
        Long id;

        @ElementCollection
        @CollectionTable(name = "words", schema = "crm")
        Set<String> words;
    }

    @Entity(name = "OfTableGenerator")
    static class OfTableGenerator {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        @TableGenerator(name = "ids", table = "ids", schema = "crm")
        Long id;
    }

    @Entity(name = "OfSequence")
    static class OfSequence {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "thing_seq", schema = "crm")
        Long id;
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                Arguments.of(OfTable.class, "things"),
                Arguments.of(OfSecondaryTable.class, "details"),
                Arguments.of(OfJoinTable.class, "links"),
                Arguments.of(OfCollectionTable.class, "words"),
                Arguments.of(OfTableGenerator.class, "ids"),
                Arguments.of(OfSequence.class, "thing_seq"));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void schemasAreRefused(Class<?> entity, String name) {
        assertThatThrownBy(() -> open(Map.of(), entity))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("TiDB does not support schemas within a database (schema = \"crm\" of " + name)
                .hasMessageContaining("name the database by catalog");
    }

    @Test
    void theDefaultSchemaIsRefused() {
        assertThatThrownBy(() -> open(Map.of(MappingSettings.DEFAULT_SCHEMA, "crm"), Plain.class))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("hibernate.default_schema=crm");
    }

    @Test
    void theDefaultCatalogIsUsed() {
        try (Rendering rendering = open(Map.of(MappingSettings.DEFAULT_CATALOG, "crm"), Plain.class)) {
            assertThat(rendering.query("select p.id, 1 from Plain p"))
                    .isEqualTo("select p1_0.id,1 from crm.Plain p1_0");
        }
    }

    @Test
    void tenantsBySchemaAreRefused() {
        TenantSchemaMapper<String> mapper = tenant -> tenant;
        assertThatThrownBy(() -> open(Map.of(MultiTenancySettings.MULTI_TENANT_SCHEMA_MAPPER, mapper), Plain.class))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("hibernate.multi_tenant.schema_mapper as the JDBC driver is configured")
                .hasMessageContaining("databaseTerm=SCHEMA")
                .hasMessageContaining("MultiTenantConnectionProvider that calls Connection.setCatalog");
    }

    private static Rendering open(Map<String, Object> settings, Class<?>... entities) {
        return Rendering.of("MySQL", TiDBRenderingTest.TIDB_8_5, settings, entities);
    }
}
