package org.tidewire.it.cockroachdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.cockroachdb.annotation.VectorIndex;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The stand-in takes unique and foreign keys in {@code create table}, and refuses indexes there. */
@CockroachDBTest
class KeysInTablesTest {
    private static final String KEYS =
            "select conname from pg_constraint where conrelid = '%s'::regclass and contype in ('u', 'f') order by conname";

    @Test
    void oneStatementForATableAndOneForASequence(TestDatabase database) throws SQLException {
        assertThat(changes(database, "create", Pet.class, Owner.class))
                .containsExactly(
                        "create sequence pet_seq start with 1 increment by 50",
                        "create table Owner (id bigint not null, name varchar(255), primary key (id), constraint uk_name unique (name))",
                        "create table Pet (id bigint not null, owner_id bigint, primary key (id), constraint fk_owner foreign key (owner_id) references Owner (id))");
        assertThat(database.strings(KEYS.formatted("owner"))).containsExactly("uk_name");
        assertThat(database.strings(KEYS.formatted("pet"))).containsExactly("fk_owner");
    }

    @Test
    void anUpdateAddsATableWithItsKeysAndNothingAfterwards(TestDatabase database) throws SQLException {
        changes(database, "create", Pet.class, Owner.class);

        String complete =
                "create table Toy (id bigint not null, name varchar(255), pet_id bigint, primary key (id), index ix_toy (name), constraint fk_pet foreign key (pet_id) references Pet (id))";
        List<String> separately = List.of(
                complete,
                "create table Toy (id bigint not null, name varchar(255), pet_id bigint, primary key (id))",
                "create index ix_toy on Toy (name)",
                "alter table if exists Toy add constraint fk_pet foreign key (pet_id) references Pet (id)");
        assertThat(changes(database, "update", Toy.class, Pet.class, Owner.class))
                .isEqualTo(database.isStandIn() ? separately : List.of(complete));
        assertThat(database.strings(KEYS.formatted("toy"))).containsExactly("fk_pet");
        assertThat(database.strings("select indexname from pg_indexes where indexname = 'ix_toy'"))
                .containsExactly("ix_toy");
        assertThat(changes(database, "update", Toy.class, Pet.class, Owner.class))
                .isEmpty();
    }

    /** The stand-in does not have it: there the statement is an error that Hibernate logs. */
    @Test
    void anUpdateAddsAVectorIndexToATableThatIsThere(TestDatabase database) throws SQLException {
        database.execute("create table Picture (id bigint not null primary key, v %s)"
                .formatted(database.isStandIn() ? "real[]" : "vector(3)"));

        Map<String, ?> settings = Map.of(
                SchemaToolingSettings.HBM2DDL_AUTO, "update", SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, false);
        assertThat(changes(database, settings, Picture.class))
                .containsExactly("create vector index if not exists ix_v on Picture (v vector_cosine_ops)");
    }

    /** What is created or added, but Hibernate's own tables for bulk statements. */
    private static List<String> changes(TestDatabase database, String action, Class<?>... entities) {
        return changes(database, Map.of(SchemaToolingSettings.HBM2DDL_AUTO, action), entities);
    }

    private static List<String> changes(TestDatabase database, Map<String, ?> settings, Class<?>... entities) {
        return database.statements().sqlDuring(() -> database.sessionFactory(settings, entities)).stream()
                .filter(sql -> !sql.contains(" HTE_"))
                .filter(sql -> sql.startsWith("create ") || sql.contains(" add "))
                .toList();
    }

    @Entity(name = "Owner")
    @Table(uniqueConstraints = @UniqueConstraint(name = "uk_name", columnNames = "name"))
    static class Owner {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Pet")
    static class Pet {
        @Id
        @GeneratedValue
        @SequenceGenerator(sequenceName = "pet_seq")
        Long id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_owner"))
        Owner owner;
    }

    @Entity(name = "Picture")
    @VectorIndex(name = "ix_v", column = "v", distance = VectorIndex.Distance.COSINE)
    static class Picture {
        @Id
        Long id;

        @Column(columnDefinition = "vector(3)")
        byte[] v;
    }

    @Entity(name = "Toy")
    @Table(indexes = @Index(name = "ix_toy", columnList = "name"))
    static class Toy {
        @Id
        Long id;

        String name;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_pet"))
        Pet pet;
    }
}
