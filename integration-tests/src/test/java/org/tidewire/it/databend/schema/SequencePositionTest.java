package org.tidewire.it.databend.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.LogCapture;
import org.tidewire.tidb.annotation.ScatteredSequence;

/** A sequence beside a filled table: it starts after the highest id, or the log tells; Databend would store ids twice. */
@DatabendTest
class SequencePositionTest {
    @Entity(name = "Thing")
    @Table(name = "things")
    static class Thing {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "position_things_seq", allocationSize = 5)
        Long id;
    }

    @Entity(name = "Ticket")
    @Table(name = "tickets")
    static class Ticket {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "position_tickets_seq", allocationSize = 1)
        Integer id;
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "position_shapes_seq", allocationSize = 5)
        Long id;
    }

    @Entity(name = "Circle")
    @Table(name = "circles")
    static class Circle extends Shape {}

    @Entity(name = "Square")
    @Table(name = "squares")
    static class Square extends Shape {}

    @Entity(name = "Scattered")
    @Table(name = "scattered")
    static class Scattered {
        @Id
        @ScatteredSequence(sequenceName = "position_scattered_seq", allocationSize = 5)
        Long id;
    }

    private static final Class<?>[] ENTITIES = {Thing.class, Ticket.class, Shape.class, Circle.class, Square.class};

    private final TestDatabase database;

    SequencePositionTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void createTables() throws SQLException {
        for (String name : List.of("things", "tickets", "shapes")) {
            database.execute("drop sequence if exists position_" + name + "_seq");
        }
        for (String table : List.of("things", "tickets", "circles", "squares")) {
            database.execute("drop table if exists " + table, "create table " + table + " (id bigint not null)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pooled", "pooled-lo"})
    void updateMakesItStartAfterTheHighestId(String optimizer) throws SQLException {
        database.execute(
                "insert into things values (1), (7), (100)",
                "insert into tickets values (3)",
                "insert into circles values (20)",
                "insert into squares values (30)");

        try (LogCapture log = LogCapture.of("org.tidewire.databend.internal.sequence.SequencePositions", Level.WARN)) {
            SessionFactory factory = open("update", optimizer);
            persist(factory, 12);
            persist(open("update", optimizer), 12);
            persist(open("validate", optimizer), 12);

            assertThat(log.atLeast(Level.WARN)).isEmpty();
            assertThat(ids(factory, "Thing")).hasSize(39).doesNotHaveDuplicates();
            assertThat(ids(factory, "Ticket"))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(3, 39).boxed().toList());
            assertThat(ids(factory, "Shape"))
                    .hasSize(38)
                    .doesNotHaveDuplicates()
                    .startsWith(20L, 30L, 31L);
        }
    }

    @Test
    void emptyTablesLeaveItWhereItIs() {
        SessionFactory factory = open("update", "pooled");
        persist(factory, 1);
        assertThat(ids(factory, "Thing")).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "validate"})
    void theLogTellsOfOneThatWasMadeAnew(String action) throws SQLException {
        persist(open("update", "pooled"), 12);
        database.execute(
                "drop sequence position_things_seq",
                "create sequence position_things_seq start 1 increment 5",
                "drop sequence position_tickets_seq",
                "create sequence position_tickets_seq");

        List<String> said;
        try (LogCapture log = LogCapture.of("org.tidewire.databend.internal.sequence.SequencePositions", Level.WARN)) {
            open(action, "pooled");
            said = log.atLeast(Level.WARN);
        }
        assertThat(said)
                .hasSize(2)
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "The sequence position_tickets_seq gives ids from 1 on, and its tables have ids up to 12",
                                        "drop sequence if exists position_tickets_seq; create sequence position_tickets_seq start 13 increment 1"));
        for (String line : said) {
            database.execute(line.substring(line.indexOf("drop sequence")).split("; "));
        }

        try (LogCapture log = LogCapture.of("org.tidewire.databend.internal.sequence.SequencePositions", Level.WARN)) {
            SessionFactory factory = open(action, "pooled");
            persist(factory, 12);
            assertThat(log.atLeast(Level.WARN)).isEmpty();
            assertThat(ids(factory, "Thing")).hasSize(24).doesNotHaveDuplicates();
            assertThat(ids(factory, "Ticket")).hasSize(24).doesNotHaveDuplicates();
        }
    }

    @Test
    void aUsedOneIsOnlyToldOfByUpdate() throws SQLException {
        persist(open("update", "pooled"), 1);
        database.execute("insert into tickets values (500)");
        try (LogCapture log = LogCapture.of("org.tidewire.databend.internal.sequence.SequencePositions", Level.WARN)) {
            open("update", "pooled");
            assertThat(log.atLeast(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("position_tickets_seq gives ids from 2 on, and its tables have ids up to 500");
        }
    }

    @Test
    void scatteredIdsTellNothingOfTheirSequence() throws SQLException {
        database.execute("drop sequence if exists position_scattered_seq", "drop table if exists scattered");
        try (LogCapture log = LogCapture.of("org.tidewire.databend.internal.sequence.SequencePositions", Level.INFO)) {
            for (int boot = 1; boot <= 2; boot++) {
                SessionFactory factory =
                        database.sessionFactory(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "update"), Scattered.class);
                factory.inTransaction(session -> session.persist(new Scattered()));
                assertThat(ids(factory, "Scattered")).hasSize(boot).doesNotHaveDuplicates();
            }
            assertThat(log.atLeast(Level.INFO)).isEmpty();
        }
    }

    @Entity(name = "Plain")
    static class Plain {
        @Id
        Long id;
    }

    @Test
    void aBootWithoutSequencesDoesNotLook() {
        assertThat(database.statements()
                        .sqlDuring(() -> database.sessionFactory(
                                Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "none"), Plain.class)))
                .isEmpty();
    }

    private SessionFactory open(String action, String optimizer) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, action);
        settings.put(MappingSettings.PREFERRED_POOLED_OPTIMIZER, optimizer);
        return database.sessionFactory(settings, ENTITIES);
    }

    private static void persist(SessionFactory factory, int count) {
        factory.inTransaction(session -> IntStream.range(0, count).forEach(i -> {
            session.persist(new Thing());
            session.persist(new Ticket());
            session.persist(i % 2 == 0 ? new Circle() : new Square());
        }));
    }

    private static List<Long> ids(SessionFactory factory, String entity) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select cast(e.id as Long) from " + entity + " e order by e.id", Long.class)
                .getResultList());
    }
}
