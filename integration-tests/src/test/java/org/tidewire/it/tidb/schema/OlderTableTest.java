package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.Map;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** New tables that refer to one which is there already, and is not as the mapping has it. */
@TiDBTest
@RealTiDB("what a server refuses is its own matter")
class OlderTableTest {
    private static final Map<String, Object> HIBERNATES_TOOL =
            Map.of(SchemaToolingSettings.SCHEMA_MANAGEMENT_TOOL, HibernateSchemaManagementTool.class);

    private final TestDatabase database;

    OlderTableTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Owner")
    static class Owner {
        @Id
        long id;
    }

    @Entity(name = "Kennel")
    static class Kennel {
        @Id
        long id;
    }

    @Entity(name = "Pet")
    @Table(indexes = @Index(name = "ix_name", columnList = "name"))
    static class Pet {
        @Id
        long id;

        String name;

        @Column(unique = true)
        String number;

        @ManyToOne
        Kennel kennel;

        @ManyToOne
        Owner owner;

        @ManyToOne
        Pet parent;
    }

    @Entity(name = "Toy")
    static class Toy {
        @Id
        long id;

        @ManyToOne
        Pet pet;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table Owner (id bigint not null, primary key (id))",
                "create table Owner (id int not null, primary key (id))",
                "create table Owner (id bigint unsigned not null, primary key (id))",
                "create table Owner (id varchar(20) not null, primary key (id))",
                "create table Owner (id decimal(19) not null, primary key (id))",
                "create table Owner (id bigint not null)",
                "create table Owner (id bigint not null, area int not null, primary key (area, id))",
                "create table Owner (id bigint as (number + 1) virtual, number bigint, unique (id))",
                "create table Owner (id bigint not null, primary key (id)) partition by hash (id) partitions 2",
                "create table Owner (id bigint not null, created date, primary key (id)) ttl = created + interval 1 year",
                "create view Owner as select 1 id"
            })
    void newTablesAreThoseOfSeparateStatements(String owner) throws SQLException {
        String made = made("update", false, HIBERNATES_TOOL, owner);
        assertThat(made).contains("CREATE TABLE `Pet`", "CREATE TABLE `Toy`", "`ix_name`");
        assertThat(made("update", false, Map.of(), owner)).isEqualTo(made);
        assertThat(made("update", true, HIBERNATES_TOOL, owner)).isEqualTo(made);
        assertThat(made("update", true, Map.of(), owner)).isEqualTo(made);
    }

    private String made(String action, boolean byScript, Map<String, ?> settings, String older) throws SQLException {
        Class<?>[] entities = {Toy.class, Pet.class, Owner.class, Kennel.class};
        try (EmptyDatabase empty = EmptyDatabase.create(database)) {
            empty.execute(older, ";");
            if (byScript) {
                empty.runScript(action, settings, entities);
            } else {
                empty.run(action, settings, entities);
            }
            return empty.show();
        }
    }
}
