package org.tidewire.databend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.annotations.SQLUpdate;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.testkit.support.LogCapture;

/** What is said, and what is refused, when a session factory is built. */
class BootTest {
    @Entity(name = "Account")
    @Table(
            name = "accounts",
            uniqueConstraints = @UniqueConstraint(columnNames = {"bank", "number"}),
            indexes = @Index(columnList = "bank"))
    static class Account {
        @Id
        Long id;

        String bank;

        @Column(unique = true)
        String number;

        @ManyToOne
        Account parent;

        @ElementCollection
        Set<String> names;
    }

    @Entity(name = "Plain")
    static class Plain {
        @Id
        Long id;

        @Version
        int version;
    }

    /** The vendor's driver names the product as ours does. */
    @Test
    void anotherDriverIsRefused() {
        try (var services = new StandardServiceRegistryBuilder()
                .applySetting(JdbcSettings.JAKARTA_JDBC_URL, "jdbc:h2:mem:")
                .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "Databend")
                .build()) {
            MetadataSources sources = new MetadataSources(services);
            assertThatThrownBy(sources::buildMetadata)
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage("Databend does not support transactions and exact update counts over another driver (H2"
                            + " JDBC Driver): use jdbc:databend+mysql://host:3307/database, the URL of this library's"
                            + " driver");
        }
    }

    @Test
    void namesWhatIsNotEnforced() {
        assertThat(saidFor(Map.of(), Account.class))
                .containsExactly(
                        "Databend does not have the 1 primary key of the mapping: a duplicate id is stored. The log has their names at the level debug.",
                        "Databend does not have the 3 unique constraints of the mapping: duplicates are stored. The log has their names at the level debug.",
                        "Databend does not have the 2 foreign keys of the mapping: a reference to a missing row is stored, and nothing is deleted in cascade. The log has their names at the level debug.",
                        "Databend does not have the 1 index of the mapping: see @ClusterBy. The log has their names at the level debug.");
    }

    @Test
    void namesChecksThatAreNotAlwaysEnforced() {
        assertThat(saidFor(Map.of(), Library.Copy.class, Library.Book.class, Library.Author.class))
                .contains(
                        "Databend enforces the check constraints of [books, copies] on 'insert ... values' only, not on updates, merges and inserts of a query, and refuses inserts that leave out a column which a check mentions.");
    }

    @Test
    void refusesThemBySetting() {
        Map<String, Object> refuse = Map.of(DatabendSettings.CONSTRAINTS, "refuse");

        assertThat(saidFor(refuse, Plain.class))
                .containsExactly(
                        "Databend does not have the 1 primary key of the mapping: a duplicate id is stored. The log has their names at the level debug.");
        assertThatThrownBy(() -> saidFor(refuse, Account.class))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "Databend does not support constraints between rows (unique constraints [Account_names(Account_id, names), accounts(bank, number), accounts(number)], foreign keys [Account_names(Account_id), accounts(parent_id)]): take them out of the mapping (unique, @ForeignKey(NO_CONSTRAINT)), or set tidewire.databend.constraints=warn to do without them");
    }

    @Test
    void refusesAnotherValueOfTheSetting() {
        assertThatThrownBy(() -> saidFor(Map.of(DatabendSettings.CONSTRAINTS, "ignore"), Plain.class))
                .isInstanceOf(HibernateException.class)
                .hasMessage("tidewire.databend.constraints must be 'warn' or 'refuse', and is 'ignore'");
    }

    @Test
    void refusesAnOlderServer() {
        assertThatThrownBy(() -> Rendering.of("Databend", "1.2.670", Map.of(), Plain.class))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "Databend does not support exact update counts before version 1.2.671 (2024-12-10) (version 1.2.670): upgrade the server; optimistic locking needs them");
    }

    @Entity(name = "Counted")
    static class Counted {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;
    }

    @Test
    void refusesStepsOfSequencesOnAnOlderServer() {
        try (Rendering rendering = Rendering.of("Databend", "1.2.822", Map.of(), Counted.class)) {
            assertThatThrownBy(rendering::createScript)
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(
                            "sequences with a start or an increment before version 1.2.823 (Counted_SEQ)");
        }
    }

    @Entity(name = "Dynamic")
    @DynamicUpdate
    static class Dynamic {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Dirty")
    @DynamicUpdate
    @OptimisticLocking(type = OptimisticLockType.DIRTY)
    static class Dirty {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Stamped")
    static class Stamped {
        @Id
        Long id;

        @Generated(event = EventType.UPDATE)
        String changed;
    }

    @Entity(name = "Noted")
    @SecondaryTable(name = "noted_notes")
    @SQLUpdate(table = "noted_notes", sql = "update noted_notes set note = lower(?) where id = ?")
    static class Noted {
        @Id
        Long id;

        @Column(table = "noted_notes")
        String note;
    }

    @Entity(name = "Remarked")
    @SecondaryTable(name = "remarks")
    static class Remarked {
        @Id
        Long id;

        @Column(table = "remarks")
        String remark;
    }

    @Test
    void namesEntitiesThatAreUpdatedOneByOne() {
        String reasons =
                "] in batches, because of @DynamicUpdate (of several tables, or without keyed batches), an OptimisticLockType of ALL or DIRTY, columns that are generated on update, or SQL of the mapping's own for the optional rows of a secondary table; on Databend each single update is slow.";
        Class<?>[] entities = {Plain.class, Dynamic.class, Dirty.class, Noted.class, Remarked.class, Stamped.class};

        assertThat(saidFor(Map.of(), entities))
                .last()
                .isEqualTo("Hibernate never updates [" + Dirty.class.getName() + ", " + Noted.class.getName() + ", "
                        + Stamped.class.getName() + reasons);
        assertThat(saidFor(Map.of(DatabendSettings.KEYED_BATCHES, "off"), entities))
                .last()
                .isEqualTo("Hibernate never updates [" + Dirty.class.getName() + ", " + Dynamic.class.getName() + ", "
                        + Noted.class.getName() + ", " + Stamped.class.getName() + reasons);
    }

    @Entity(name = "ByIdentity")
    static class ByIdentity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity(name = "ByTable")
    static class ByTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        Long id;
    }

    @Entity(name = "ByBytes")
    static class ByBytes {
        @Id
        byte[] id;
    }

    @Entity(name = "ByBinaryUuid")
    static class ByBinaryUuid {
        @Id
        @JdbcTypeCode(SqlTypes.BINARY)
        UUID id;
    }

    @Entity(name = "SetOfBytes")
    static class SetOfBytes {
        @Id
        Long id;

        @ElementCollection
        @Column(nullable = false)
        Set<byte[]> hashes;
    }

    @Entity(name = "Precise")
    static class Precise {
        @Id
        Long id;

        @Column(precision = 77, scale = 2)
        BigDecimal amount;
    }

    @Entity(name = "Computed")
    static class Computed {
        @Id
        Long id;

        @GeneratedColumn("id + 1")
        Long next;
    }

    @Entity(name = "Collated")
    static class Collated {
        @Id
        Long id;

        @Collate("de")
        String name;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        Collated.class,
                        "Databend does not support @Collate, as it compares texts by their code points only (Collated.name): sort by lower(...), or in Java"),
                Arguments.of(
                        Computed.class,
                        "Databend does not support computed columns without a commercial licence (Computed.next): use @Formula for what is computed by a query, or compute it in Java"),
                Arguments.of(
                        ByIdentity.class,
                        "Databend does not support GenerationType.IDENTITY (" + ByIdentity.class.getName()
                                + "): use GenerationType.SEQUENCE, which also inserts in batches, or a UUID"),
                Arguments.of(
                        ByTable.class,
                        "Databend does not support GenerationType.TABLE: use GenerationType.SEQUENCE, or a UUID"),
                Arguments.of(
                        ByBytes.class,
                        "Databend does not support keys of binary columns, as it cannot compare them (ByBytes.id): use numbers or text; a UUID becomes VARCHAR(36) by itself"),
                Arguments.of(
                        ByBinaryUuid.class,
                        "Databend does not support keys of binary columns, as it cannot compare them (ByBinaryUuid.id): use numbers or text; a UUID becomes VARCHAR(36) by itself"),
                Arguments.of(
                        SetOfBytes.class,
                        "Databend does not support keys of binary columns, as it cannot compare them (SetOfBytes_hashes.hashes): use numbers or text; a UUID becomes VARCHAR(36) by itself"),
                Arguments.of(
                        Precise.class,
                        "Databend does not support decimals of more than 76 digits (Precise.amount): use a smaller precision in @Column"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Class<?> entity, String sentence) {
        assertThatThrownBy(() -> saidFor(Map.of(), entity))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(sentence);
    }

    @Entity(name = "Elsewhere")
    static class Elsewhere {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(schema = "other", sequenceName = "s")
        Long id;
    }

    @Test
    void refusesASequenceOfAnotherDatabase() {
        assertThatThrownBy(() -> saidFor(Map.of(), Elsewhere.class))
                .hasMessageContaining(
                        "Databend does not support sequences of a catalog or schema (other.s): leave both out of @SequenceGenerator: sequences belong to the tenant");
    }

    private List<String> saidFor(Map<String, Object> settings, Class<?>... entities) {
        try (LogCapture log = LogCapture.of("org.tidewire.databend")) {
            Rendering.of("Databend", "1.2.895", settings, entities).close();
            return log.messages();
        }
    }
}
