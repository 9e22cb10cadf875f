package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.Timeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Library.Author;
import org.tidewire.testkit.rendering.Rendering;

/** The SQL of locks by their modes; what is executed is in {@code RowLockTest}. */
class LockRenderingTest {
    private static String statement(String version, Consumer<Session> work) {
        try (Rendering rendering = Rendering.of("CockroachDB", version, Map.of(), Library.entities())) {
            return rendering.statement(work);
        }
    }

    @ParameterizedTest
    @CsvSource({"UPGRADE_SKIPLOCKED, skip locked", "UPGRADE_NOWAIT, nowait"})
    void findHasTheTimeoutOfItsMode(LockMode mode, String clause) {
        assertThat(statement("25.4.2", session -> session.find(Author.class, 1L, mode)))
                .endsWith(" where a1_0.id=? for update of a1_0 " + clause);
        assertThat(statement("25.4.2", session -> session.findMultiple(Author.class, List.of(1L, 2L), mode)))
                .endsWith(" where a1_0.id = any(?) for update of a1_0 " + clause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23.2.8", "24.1.4", "24.2.2"})
    void skipLockedIsRefusedInNativeQueriesAndByFindWhereItsResultsAreWrong(String version) {
        for (Consumer<Session> work : List.<Consumer<Session>>of(
                session -> session.createNativeQuery("select * from authors", Author.class)
                        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList(),
                session -> session.createNativeQuery("select id from authors", Long.class)
                        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList(),
                session -> session.find(Author.class, 1L, LockMode.UPGRADE_SKIPLOCKED),
                session -> session.find(Author.class, 1L, LockModeType.PESSIMISTIC_READ, Timeouts.SKIP_LOCKED))) {
            assertThatThrownBy(() -> statement(version, work))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("CockroachDB " + version + " does not support 'skip locked'");
        }
    }

    @Test
    void skipLockedIsSentInNativeQueries() {
        assertThat(statement(
                        "25.4.2",
                        session -> session.createNativeQuery("select * from authors", Author.class)
                                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                                .getResultList()))
                .isEqualTo("select * from authors for update skip locked");
    }
}
