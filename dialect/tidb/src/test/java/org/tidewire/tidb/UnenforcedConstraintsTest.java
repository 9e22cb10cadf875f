package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.tidb.internal.server.UnenforcedConstraints;

class UnenforcedConstraintsTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(UnenforcedConstraints.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(ch.qos.logback.classic.Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    /** Of the check that Hibernate writes for the discriminator of {@code papers} nothing is said. */
    @Test
    void checksAreOffByDefault() {
        assertThat(saidFor("8.0.11-TiDB-v8.5.4", Library.ENTITIES))
                .containsExactly("TiDB does not enforce the check constraints of [books, copies]:"
                        + " tidb_enable_check_constraint is off by default, and the server was not asked.");
    }

    @Test
    void anOlderServerEnforcesNoForeignKeysEither() {
        assertThat(saidFor("5.7.25-TiDB-v6.5.11", Library.ENTITIES))
                .containsExactly(
                        "TiDB does not enforce the check constraints of [books, copies]: it does so from 7.2 on.",
                        "TiDB does not enforce the foreign keys of the mapping: it does so from 6.6 on.");
    }

    @Test
    void nothingIsSaidOfAMappingWithoutConstraints() {
        assertThat(saidFor("8.0.11-TiDB-v8.5.4", Library.Tag.class)).isEmpty();
    }

    private List<String> saidFor(String version, Class<?>... entities) {
        Rendering.of("MySQL", version, Map.of(), entities).close();
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
