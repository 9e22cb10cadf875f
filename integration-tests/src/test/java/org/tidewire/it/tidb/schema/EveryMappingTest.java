package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.it.support.Wire;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** The entities of all tests here get the same tables as by Hibernate's own schema tool, and {@code update} leaves those as they are. */
@TiDBTest
@RealTiDB("which indexes a server makes for foreign keys is its own matter")
class EveryMappingTest {
    private static final Logger LOG = Logger.getLogger(EveryMappingTest.class);

    private static final Map<String, Object> HIBERNATES_TOOL =
            Map.of(SchemaToolingSettings.SCHEMA_MANAGEMENT_TOOL, HibernateSchemaManagementTool.class);

    /** By their names, the reasons. */
    private static final Map<String, String> LEFT_OUT = new TreeMap<>();

    private final TestDatabase database;

    EveryMappingTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @MethodSource("unitsOfTheTests")
    void getsTheSameTables(String unit, List<JavaClass> entities) throws SQLException {
        for (Class<?>[] mapped : mappable(entities)) {
            String before;
            try (EmptyDatabase empty = EmptyDatabase.create(database)) {
                empty.run("create", HIBERNATES_TOOL, mapped);
                before = empty.show();
                List<String> changes = changesByUpdate(empty, Map.of(), mapped);
                assertThat(empty.show()).isEqualTo(before);
                if (!changes.isEmpty()) {
                    // A table, column or key that TiDB refuses, or shows otherwise, Hibernate's own tool tries again
                    // too.
                    assertThat(changesByUpdate(empty, HIBERNATES_TOOL, mapped))
                            .containsAll(changes.stream()
                                    .filter(sql -> !sql.startsWith("create table "))
                                    .toList())
                            .isNotEmpty();
                }
            }
            try (EmptyDatabase empty = EmptyDatabase.create(database)) {
                empty.run("create", Map.of(), mapped);
                assertThat(empty.show()).isEqualTo(before);
            }
        }
    }

    private static List<String> changesByUpdate(EmptyDatabase created, Map<String, ?> settings, Class<?>... entities) {
        Wire.clear();
        created.run("update", settings, entities);
        return Wire.sent("create ", "alter ", "drop ");
    }

    @AfterAll
    static void onlyEntitiesThatTiDBHasNoTableForAreLeftOut() {
        LOG.infof("%s entities are left out: %s", LEFT_OUT.size(), LEFT_OUT);
        assertThat(LEFT_OUT.keySet())
                .isSubsetOf(
                        "org.tidewire.it.batch.DatabendKeyedBatchTest$Measured",
                        "org.tidewire.it.cockroachdb.mapping.NamedEnumTest$Tile",
                        "org.tidewire.it.cratedb.type.TypeTest$Sample",
                        "org.tidewire.it.databend.type.BasicTypeSchemaTest$Everything",
                        "org.tidewire.it.databend.type.JsonEmbeddableTest$Noted",
                        "org.tidewire.it.databend.type.TypeTest$Everything");
        assertThat(LEFT_OUT.values())
                .allSatisfy(reason -> assertThat(reason)
                        .containsAnyOf("INTERVAL_SECOND", "NAMED_ENUM", "Unsupported aggregate SQL type"));
    }

    static Stream<Arguments> unitsOfTheTests() {
        return units().entrySet().stream().map(unit -> Arguments.of(unit.getKey(), unit.getValue()));
    }

    /** The entities of each test class, or of a package. */
    private static Map<String, List<JavaClass>> units() {
        return new ClassFileImporter()
                .importPackages("org.tidewire").stream()
                        .filter(EveryMappingTest::isEntity)
                        .collect(Collectors.groupingBy(
                                type -> type.getEnclosingClass()
                                        .map(JavaClass::getName)
                                        .orElse(type.getPackageName()),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(Entity.class);
    }

    /** All of them, or each alone where they cannot be mapped together; with those that they refer to. */
    private List<Class<?>[]> mappable(List<JavaClass> entities) {
        Class<?>[] all = withReferenced(entities);
        if (whyNot(all).isEmpty()) {
            return List.<Class<?>[]>of(all);
        }
        List<Class<?>[]> alone = new ArrayList<>();
        for (JavaClass entity : entities) {
            Class<?>[] mapped = withReferenced(List.of(entity));
            whyNot(mapped).ifPresentOrElse(reason -> LEFT_OUT.put(entity.getName(), reason), () -> alone.add(mapped));
        }
        return alone;
    }

    private Optional<String> whyNot(Class<?>... entities) {
        try {
            EmptyDatabase.check(database, entities);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    /** Those that are nested in the type of the attribute. */
    private static Stream<JavaClass> converters(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(other -> other.getEnclosingClass().filter(type::equals).isPresent());
    }

    private static Class<?>[] withReferenced(Collection<JavaClass> entities) {
        Set<JavaClass> found = new LinkedHashSet<>(entities);
        Deque<JavaClass> open = new ArrayDeque<>(entities);
        while (!open.isEmpty()) {
            open.pop().getAllFields().stream()
                    .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                    .flatMap(type -> Stream.concat(Stream.of(type), converters(type)))
                    .filter(type -> isEntity(type) || type.isAnnotatedWith(Converter.class))
                    .filter(found::add)
                    .forEach(open::push);
        }
        return found.stream().map(JavaClass::reflect).toArray(Class<?>[]::new);
    }
}
