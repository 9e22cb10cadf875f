package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Timeout;
import java.math.BigDecimal;
import java.util.Map;
import org.hibernate.Timeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cockroachdb.annotation.ColumnFamily;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Library.Copy;
import org.tidewire.testkit.rendering.LibraryRendering;
import org.tidewire.testkit.rendering.Rendering;

/** The SQL of locks and orders. */
class QueryRenderingTest extends LibraryRendering {
    @Override
    protected Rendering rendering(Map<String, Object> settings) {
        return on("25.4.2", settings);
    }

    private static Rendering on(String version, Map<String, Object> settings) {
        return Rendering.of("CockroachDB", version, settings, Library.entities());
    }

    private static String locked(Rendering rendering, LockModeType mode, Timeout timeout) {
        return rendering.query(session -> {
            var query = session.createSelectionQuery("from Copy where shelf = 1", Copy.class);
            query.setLockMode(mode);
            query.setHint("jakarta.persistence.lock.timeout", timeout.milliseconds());
            return query;
        });
    }

    @ParameterizedTest
    @CsvSource({"24.1.5", "24.1.9", "24.2.3", "25.4.2"})
    void skipLockedIsSent(String version) {
        try (Rendering rendering = on(version, Map.of())) {
            assertThat(locked(rendering, LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED))
                    .endsWith(" where c1_0.shelf=1 for update of c1_0 skip locked");
            assertThat(locked(rendering, LockModeType.PESSIMISTIC_READ, Timeouts.SKIP_LOCKED))
                    .endsWith(" for share of c1_0 skip locked");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select c.book.id from Copy c | c1_0",
                "select c, upper(b.title) from Copy c join c.book b | c1_0,b1_0",
                "select c.shelf, b.price + 1 from Copy c join c.book b | c1_0,b1_0",
                "select c, c.shelf + 1 from Copy c join c.book b | c1_0"
            })
    void theRowsOfSelectedValuesAreLocked(String hql, String tables) {
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery(hql, Object.class)
                                .setLockMode(LockModeType.PESSIMISTIC_WRITE)))
                .endsWith(" for update of " + tables);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23.2.8", "24.1.4", "24.2.2"})
    void skipLockedIsRefusedWhereItsResultsAreWrong(String version) {
        try (Rendering rendering = on(version, Map.of())) {
            assertThatThrownBy(() -> locked(rendering, LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("CockroachDB " + version + " does not support 'skip locked'");
            assertThat(locked(rendering, LockModeType.PESSIMISTIC_WRITE, Timeouts.NO_WAIT))
                    .endsWith(" nowait");
        }
    }

    @Entity(name = "Profile")
    @ColumnFamily(name = "f1", columns = "id")
    @ColumnFamily(name = "f2", columns = "photo")
    static class Profile {
        @Id
        Long id;

        byte[] photo;

        @ManyToOne
        Owner owner;
    }

    @Entity(name = "Owner")
    @ColumnFamily(
            name = "f1",
            columns = {"id", "name"})
    static class Owner {
        @Id
        Long id;

        String name;
    }

    private static String skipping(String hql) {
        try (Rendering rendering = Rendering.of("CockroachDB", "25.4.2", Map.of(), Profile.class, Owner.class)) {
            return rendering.query(session -> session.createSelectionQuery(hql, Object.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"from Profile", "select p.id from Profile p"})
    void skipLockedIsRefusedForSeveralColumnFamiliesAsTheServerWould(String hql) {
        assertThatThrownBy(() -> skipping(hql))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "'skip locked' on a table of several column families, and Profile is one: leave @ColumnFamily out");
    }

    @Test
    void skipLockedIsSentWhereOnlyOtherTablesHaveSeveralFamilies() {
        assertThat(skipping("from Owner")).endsWith(" for update of o1_0 skip locked");
        assertThat(skipping("select o.name from Owner o join Profile p on true"))
                .endsWith(" for update of o1_0 skip locked");
        assertThat(skipping("select o from Owner o where exists (select 1 from Profile p where p.owner = o)"))
                .endsWith(" for update of o1_0 skip locked");
    }

    @Test
    void aParameterIsCastToItsTypeAloneAndNotToTheSizeOfAnother() {
        assertThat(selected("select :p from Book b", new BigDecimal("1.5")))
                .isEqualTo("select cast(? as numeric) from books b1_0");
        assertThat(selected("select :p from Author a where a.name = :p", "x"))
                .isEqualTo("select cast(? as varchar) from authors a1_0 where a1_0.name=?");
        assertThat(selected("select b.id, :p from Book b", new float[] {1}))
                .isEqualTo("select b1_0.id,cast(? as float array) from books b1_0");
        assertThat(rendering().query("select cast(b.title as String(3)) from Book b"))
                .isEqualTo("select cast(b1_0.title as varchar(3)) from books b1_0");
    }

    private String selected(String hql, Object value) {
        return rendering()
                .query(session ->
                        session.createSelectionQuery(hql, Object.class).setParameter("p", value));
    }

    @Test
    void orderOfNulls() {
        assertThat(rendering().query("select title from Book order by title nulls last"))
                .endsWith(" order by b1_0.title asc nulls last");
        assertThat(rendering().query("select title from Book order by title desc nulls first"))
                .endsWith(" order by b1_0.title desc nulls first");
        // What is the server's own order only without null_ordered_last.
        assertThat(rendering().query("select title from Book order by title nulls first, price desc nulls last, id"))
                .endsWith(" order by b1_0.title nulls first,b1_0.price desc nulls last,b1_0.id");
    }
}
