package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.relational.SchemaManager;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Each way to have a schema created, filled, emptied and dropped does what it does with Hibernate's own schema tool. */
@TiDBTest
@RealTiDB("MariaDB has no such sequences")
class SchemaActionTest {
    private static final Map<String, Object> HIBERNATES_TOOL =
            Map.of(SchemaToolingSettings.SCHEMA_MANAGEMENT_TOOL, HibernateSchemaManagementTool.class);

    private static final String DIRECTORY = "org/tidewire/it/tidb/schema/";
    private static final Class<?>[] LIBRARY = {Volume.class, Author.class};

    private final TestDatabase database;

    SchemaActionTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Author")
    @Table(name = "authors", indexes = @Index(name = "ix_born", columnList = "born"))
    static class Author {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @Column(unique = true)
        String name;

        int born;

        @Version
        int version;

        protected Author() {}

        Author(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Volume")
    @Table(name = "volumes")
    static class Volume {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String title;

        @ManyToOne(optional = false)
        Author author;

        @ManyToOne
        Volume sequel;

        protected Volume() {}

        Volume(String title, Author author) {
            this.title = title;
            this.author = author;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hibernate.hbm2ddl.auto=create-only",
                "hibernate.hbm2ddl.auto=create",
                "hibernate.hbm2ddl.auto=update",
                "jakarta.persistence.schema-generation.database.action=create",
                "jakarta.persistence.schema-generation.database.action=drop-and-create",
                "hibernate.hbm2ddl.auto=create hibernate.hbm2ddl.create_namespaces=true",
                "hibernate.hbm2ddl.auto=update jakarta.persistence.create-database-schemas=true",
                "hibernate.hbm2ddl.auto=create hibernate.hbm2ddl.import_files=" + DIRECTORY + "library.sql",
                "hibernate.hbm2ddl.auto=create hibernate.hbm2ddl.import_files=" + DIRECTORY + "library-in-lines.sql"
                        + " hibernate.hbm2ddl.import_files_sql_extractor=multi-line",
                "hibernate.hbm2ddl.auto=create jakarta.persistence.sql-load-script-source=" + DIRECTORY + "library.sql",
                "jakarta.persistence.schema-generation.database.action=drop-and-create"
                        + " jakarta.persistence.schema-generation.create-source=metadata-then-script"
                        + " jakarta.persistence.schema-generation.create-script-source=" + DIRECTORY + "library.sql",
                "jakarta.persistence.schema-generation.database.action=create"
                        + " jakarta.persistence.schema-generation.create-source=script-then-metadata"
                        + " jakarta.persistence.schema-generation.create-script-source=" + DIRECTORY + "catalogue.sql",
                "jakarta.persistence.schema-generation.database.action=create"
                        + " jakarta.persistence.schema-generation.create-source=script"
                        + " jakarta.persistence.schema-generation.create-script-source=" + DIRECTORY + "catalogue.sql"
            })
    void settingsMeanTheSame(String text) throws SQLException {
        Map<String, Object> settings = new HashMap<>();
        for (String setting : text.split(" ", -1)) {
            settings.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        List<String> ours = runTwice(settings);
        settings.putAll(HIBERNATES_TOOL);
        assertThat(ours).isEqualTo(runTwice(settings));
    }

    private List<String> runTwice(Map<String, ?> settings) throws SQLException {
        try (EmptyDatabase empty = EmptyDatabase.create(database)) {
            List<String> states = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                empty.run(settings, LIBRARY);
                states.add(empty.show() + rows(empty.name()));
            }
            return states;
        }
    }

    private List<String> rows(String schema) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : database.strings("select table_name from information_schema.tables where table_schema = '"
                + schema + "' and table_name in ('authors', 'volumes') order by 1")) {
            rows.addAll(database.strings("select concat_ws('|', id, " + (table.equals("authors") ? "name" : "title")
                    + ") from " + schema + "." + table + " order by id"));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ";;", "\ngo"})
    void scriptsDropAndCreateTheSameWithTheDatabase(String delimiter) throws SQLException {
        String before;
        try (EmptyDatabase empty = EmptyDatabase.create(database)) {
            empty.run("create", HIBERNATES_TOOL, LIBRARY);
            before = empty.show();
        }
        StringWriter create = new StringWriter();
        StringWriter drop = new StringWriter();
        Map<String, Object> settings = new HashMap<>();
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "drop-and-create");
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, "drop-and-create");
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET, create);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_DROP_TARGET, drop);
        settings.put(SchemaToolingSettings.HBM2DDL_DELIMITER, delimiter);
        try (EmptyDatabase empty = EmptyDatabase.create(database)) {
            empty.run(settings, LIBRARY);
            assertThat(empty.show()).isEqualTo(before);
            empty.execute(drop.toString(), delimiter + "\n");
            assertThat(empty.show()).isEmpty();
            empty.execute(create.toString(), delimiter + "\n");
            assertThat(empty.show()).isEqualTo(before);
        }
    }

    @Test
    void theSchemaManagerDoesTheSame() throws SQLException {
        List<String> before = managed(HIBERNATES_TOOL);
        assertThat(managed(Map.of()))
                .isEqualTo(before)
                .satisfiesExactly(
                        made -> assertThat(made).endsWith("[1000|Ann; a writer, 1|One, 2|Two]"),
                        written -> assertThat(written).endsWith("[1|new, 1000|Ann; a writer, 1|One, 2|Two, 4|new]"),
                        truncated -> assertThat(truncated).isEqualTo(before.get(0)),
                        withoutVolumes -> assertThat(withoutVolumes).endsWith("[1000|Ann; a writer]"),
                        synchronizedAgain -> assertThat(synchronizedAgain).contains("|after"));
    }

    private List<String> managed(Map<String, ?> tool) throws SQLException {
        Map<String, Object> settings = new HashMap<>(tool);
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, "none");
        settings.put(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, false);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_LOAD_SCRIPT_SOURCE, DIRECTORY + "library.sql");
        List<String> states = new ArrayList<>();
        try (SessionFactory factory = database.sessionFactory(settings, LIBRARY)) {
            SchemaManager manager = factory.getSchemaManager();
            manager.exportMappedObjects(true);
            states.add(state());
            manager.validateMappedObjects();
            factory.inTransaction(session -> {
                Author author = new Author("new");
                session.persist(author);
                session.persist(new Volume("new", author));
            });
            states.add(state());
            manager.truncateMappedObjects();
            states.add(state());
            manager.truncateTable("volumes");
            states.add(state());
            manager.truncateTable("authors");
            manager.populate();
            manager.resynchronizeGenerators();
            factory.inTransaction(session -> {
                Author author = new Author("after");
                session.persist(author);
                session.persist(new Volume("after", author));
            });
            states.add(state());
            manager.dropMappedObjects(false);
        } finally {
            database.execute("drop table if exists volumes, authors"); // Hibernate's tool stumbles over foreign keys
        }
        return states;
    }

    private String state() throws SQLException {
        return new EmptyDatabase(database, database.name()).show() + rows(database.name());
    }
}
