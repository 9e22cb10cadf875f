package org.tidewire.it.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.internal.schema.SchemaProgress;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.LogCapture;

/** How many statements Hibernate's schema tool sends, where a table is created with its keys. */
public abstract class StatementCountSuite {
    protected static final int FEW = 10;
    protected static final int MANY = 100;

    protected final TestDatabase database;
    protected final Map<String, Object> settings = new HashMap<>();

    protected StatementCountSuite(TestDatabase database) {
        this.database = database;
    }

    /** Of {@link ChainedEntities} those whose keys the engine takes in {@code create table}. */
    protected Class<?>[] entities(int count) {
        return ChainedEntities.of(count);
    }

    /** How many statements leave for the server while something is done, those of the driver included. */
    protected abstract long sentDuring(Runnable work);

    @Test
    protected void createSendsOneStatementForEachTable() {
        assertThat(changesBy("create-only", entities(FEW)))
                .hasSize(FEW)
                .allMatch(sql -> sql.startsWith("create table "));
        run("drop", entities(FEW));
    }

    @Test
    protected void createTellsHowManyTablesAreThere() {
        try (LogCapture log = LogCapture.of(SchemaProgress.class.getName(), Level.DEBUG)) {
            run("create-only", entities(FEW));
            assertThat(log.messages())
                    .isEqualTo(IntStream.rangeClosed(1, FEW)
                            .mapToObj(done -> "schema: " + done + " of " + FEW + " tables")
                            .toList());
        }
        run("drop", entities(FEW));
    }

    @Test
    protected void createSendsOneStatementForEachSequence() {
        Class<?>[] sequenced = ChainedEntities.withSequences(FEW);
        assertThat(changesBy("create-only", sequenced))
                .filteredOn(sql -> sql.startsWith("create sequence "))
                .hasSize(FEW);
        run("drop", sequenced);
    }

    @Test
    protected void updateSendsOneStatementForEachNewTable() {
        Class<?>[] entities = entities(FEW);
        run("create", entities[0], entities[1]);
        assertThat(changesBy("update", entities))
                .hasSize(FEW - 2)
                .allMatch(sql -> sql.matches("create table .*\\bunique\\b.*\\bforeign key\\b.*"));
        run("drop", entities);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "validate"})
    protected void theirNumberDoesNotGrowWithTheTables(String action) {
        long ofMany = sentBy(action, entities(MANY));
        assertThat(sentBy(action, entities(FEW))).isEqualTo(ofMany).isPositive();
        run("drop", entities(MANY));
    }

    /** For tables that are there. */
    protected final long sentBy(String action, Class<?>... entities) {
        run("update", entities);
        return sentDuring(() -> run(action, entities));
    }

    protected final List<String> changesBy(String action, Class<?>... entities) {
        return database.statements().sqlDuring(() -> run(action, entities)).stream()
                .filter(sql -> sql.matches("(create|alter|drop) .*"))
                .toList();
    }

    protected void run(String action, Class<?>... entities) {
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, action);
        database.sessionFactory(settings, entities).close();
    }
}
