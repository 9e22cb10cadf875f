package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.dialect.MySQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.it.model.Department;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.LogCapture;

/** An application that comes from {@code MySQLDialect}, which has made tables in the place of sequences. */
@TiDBTest
@RealTiDB("a table in the place of a sequence fails with an error of TiDB's own")
class TableSequenceTest {
    @Entity(name = "Thing")
    @Table(name = "thing")
    static class Thing {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "Ticket")
    @Table(name = "ticket")
    static class Ticket {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "Ticket_Numbers", allocationSize = 1)
        Long id;
    }

    private static final Class<?>[] ENTITIES = {Thing.class, Ticket.class};

    private final TestDatabase database;

    TableSequenceTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void dropAll() throws SQLException {
        database.execute(
                "drop table if exists thing, ticket, thing_seq, ticket_numbers",
                "drop sequence if exists thing_seq, ticket_numbers");
    }

    @ParameterizedTest
    @CsvSource({"0, pooled, update", "1, pooled, none", "60, pooled, update", "60, pooled-lo, none", "150, pooled, none"
    })
    void theLogTellsTheStatementsThatConvertIt(int before, String optimizer, String action) throws SQLException {
        SessionFactory old = open(MySQLDialect.class.getName(), "update", optimizer);
        persist(old, before);
        old.close();

        List<String> said;
        try (LogCapture log = LogCapture.of("org.tidewire.tidb.internal.sequence.TableSequences", Level.WARN)) {
            open("", action, optimizer);
            said = log.atLeast(Level.WARN);
        }
        assertThat(said).hasSize(2).allSatisfy(line -> assertThat(line).contains("error 1347"));
        assertThat(said)
                .anySatisfy(line -> assertThat(line)
                        .contains("drop table Ticket_Numbers; create sequence if not exists Ticket_Numbers start with "
                                + (before + 1) + " increment by 1 nocache"));
        for (String line : said) {
            database.execute(line.substring(line.indexOf("drop table")).split(";"));
        }

        try (LogCapture log = LogCapture.of("org.tidewire.tidb.internal.sequence.TableSequences", Level.WARN)) {
            SessionFactory converted = open("", "validate", optimizer);
            persist(converted, 120);
            assertThat(log.atLeast(Level.WARN)).isEmpty();
            assertThat(ids(converted, "Ticket"))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, before + 120L).boxed().toList());
            assertThat(ids(converted, "Thing")).hasSize(before + 120);
        }
    }

    @Test
    void theErrorSaysSoToo() {
        open(MySQLDialect.class.getName(), "update", "pooled").close();
        SessionFactory factory = open("", "none", "pooled");

        assertThatThrownBy(() -> persist(factory, 1))
                .hasMessageContaining("A table is in the place of this sequence, as MySQLDialect makes it");
    }

    @Test
    void anotherTableOfThatNameIsNamed() throws SQLException {
        database.execute("create table thing_seq (id int, name varchar(10))");
        try (LogCapture log = LogCapture.of("org.tidewire.tidb.internal.sequence.TableSequences", Level.WARN)) {
            open("", "update", "pooled");
            assertThat(log.atLeast(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("The table thing_SEQ is in the place of a sequence of the mapping");
        }
    }

    @Test
    void aBootWithoutSequencesDoesNotLook() {
        assertThat(database.statements()
                        .sqlDuring(() -> database.sessionFactory(
                                Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "none"), Department.class)))
                .isEmpty();
    }

    private SessionFactory open(String dialect, String action, String optimizer) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(JdbcSettings.DIALECT, dialect);
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, action);
        settings.put(MappingSettings.PREFERRED_POOLED_OPTIMIZER, optimizer);
        return database.sessionFactory(settings, ENTITIES);
    }

    private static void persist(SessionFactory factory, int count) {
        factory.inTransaction(session -> IntStream.range(0, count).forEach(i -> {
            session.persist(new Thing());
            session.persist(new Ticket());
        }));
    }

    private static List<Long> ids(SessionFactory factory, String entity) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select e.id from " + entity + " e order by e.id", Long.class)
                        .getResultList());
    }
}
