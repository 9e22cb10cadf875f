package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import jakarta.persistence.Timeout;
import java.util.List;
import java.util.Map;
import org.hibernate.HibernateException;
import org.hibernate.LockMode;
import org.hibernate.Locking;
import org.hibernate.Timeouts;
import org.hibernate.query.SelectionQuery;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Rendering;

class LockRenderingTest extends TiDBRenderingTest {
    private static final String TAG = "select t1_0.name,t1_0.meaning from tags t1_0 where t1_0.name='x'";

    @Test
    void writeLock() {
        assertThat(lockTag(LockModeType.PESSIMISTIC_WRITE, Timeouts.WAIT_FOREVER))
                .isEqualTo(TAG + " for update");
    }

    @Test
    void readLockIsAWriteLock() {
        assertThat(lockTag(LockModeType.PESSIMISTIC_READ, Timeouts.WAIT_FOREVER))
                .isEqualTo(TAG + " for update");
    }

    @Test
    void noWait() {
        assertThat(lockTag(LockModeType.PESSIMISTIC_WRITE, Timeouts.NO_WAIT)).isEqualTo(TAG + " for update nowait");
        assertThat(lockTag(LockModeType.PESSIMISTIC_READ, Timeouts.NO_WAIT)).isEqualTo(TAG + " for update nowait");
    }

    @Test
    void waitInWholeSeconds() {
        assertThat(lockTag(LockModeType.PESSIMISTIC_WRITE, Timeout.seconds(3))).isEqualTo(TAG + " for update wait 3");
        assertThat(lockTag(LockModeType.PESSIMISTIC_WRITE, Timeout.milliseconds(200)))
                .isEqualTo(TAG + " for update wait 1");
    }

    @Test
    void ofTheEntitysOwnTableWhereOthersAreJoined() {
        assertThat(rendering()
                        .statement(session ->
                                session.find(Library.Book.class, 1L, LockModeType.PESSIMISTIC_WRITE, Timeouts.NO_WAIT)))
                .isEqualTo("select b1_0.id,a1_0.id,a1_0.name,b1_0.price,b1_0.published,b1_0.title,b1_0.version"
                        + " from books b1_0 left join authors a1_0 on a1_0.id=b1_0.author_id where b1_0.id=?"
                        + " for update of books nowait");
    }

    @Test
    void ofAllTablesOfAJoinedEntity() {
        assertThat(rendering()
                        .statement(session -> session.find(Library.Thesis.class, 1L, LockModeType.PESSIMISTIC_WRITE)))
                .endsWith(" for update of theses,papers");
    }

    @Test
    void ofTheTablesOfSelectedValues() {
        assertThat(locked("select c, upper(b.title) from Copy c join c.book b"))
                .endsWith(" for update of copies,books");
        assertThat(locked("select c, c.shelf + 1 from Copy c join c.book b")).endsWith(" for update of copies");
        assertThat(locked("select c.book.id, b.id from Copy c, Book b")).endsWith(" for update of copies,books");
    }

    private String locked(String hql) {
        return rendering()
                .query(session -> session.createSelectionQuery(hql, Object.class)
                        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE));
    }

    /** {@code for update} on a union locks nothing: the ids are read first, and the rows locked by a second query. */
    @Test
    void theRowsOfAUnionAreLockedByASecondQuery() {
        assertThat(rendering()
                        .statement(session -> session.find(Library.Shelf.class, 1L, LockModeType.PESSIMISTIC_WRITE)))
                .doesNotContain("for update")
                .contains("union all");
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery("from Shelf", Library.Shelf.class)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)))
                .doesNotContain("for update")
                .contains("union all");
    }

    @Test
    void valuesFromAUnionAreNotLocked() {
        assertThatThrownBy(() -> rendering()
                        .query(session -> session.createSelectionQuery("select s.room from Shelf s", String.class)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void theLeavesOfAHierarchyAreLockedAsOtherTablesAre() {
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery("from Box", Library.Box.class)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)))
                .endsWith(" from boxes b1_0 for update");
    }

    @Test
    void aUnionIsNotLockedWhereASecondQueryIsNotAllowed() {
        assertThatThrownBy(() -> rendering()
                        .query(session -> session.createSelectionQuery("from Shelf", Library.Shelf.class)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                                .setFollowOnStrategy(Locking.FollowOn.DISALLOW)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "TiDB does not support a pessimistic lock on this entity or query by 'for update': select whole"
                                + " entities and allow follow-on locking, or lock the entities by their ids");
    }

    /** Hibernate moves the root into a derived table: the lock goes with it. */
    @Test
    void aPageWithAFetchedCollectionIsLockedInside() {
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery(
                                        "from Book b left join fetch b.copies order by b.id", Library.Book.class)
                                .setMaxResults(2)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)))
                .isEqualTo("select b1_0.id,b1_0.author_id,c1_0.book_id,c1_0.id,c1_0.shelf,b1_0.price,b1_0.published,"
                        + "b1_0.title,b1_0.version from (select b1_0.id id,b1_0.version version,b1_0.author_id author_id,"
                        + "b1_0.price price,b1_0.published published,b1_0.title title from books b1_0"
                        + " order by b1_0.id limit ?,? for update) b1_0"
                        + " left join copies c1_0 on b1_0.id=c1_0.book_id order by b1_0.id");
    }

    @Test
    void theElementsOfACollectionAreLockedBesideTheirOwner() {
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery(
                                        "select c.id, c, b from Book b join b.copies c", Object[].class)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)))
                .endsWith(" for update of books,copies");
    }

    @Test
    void whatIsGroupedIsLocked() {
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery(
                                        "select distinct t.meaning from Tag t", String.class)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)))
                .isEqualTo("select distinct t1_0.meaning from tags t1_0 for update");
    }

    @Test
    void valuesOfACommonTableExpressionAreNotLocked() {
        assertThatThrownBy(() -> rendering()
                        .query(session -> session.createSelectionQuery(
                                        "with c as (select t.name as n from Tag t) select x.n from c x", String.class)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void ofNothingWhereOnlyOneTableIsRead() {
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery("select t.meaning from Tag t", String.class)
                                .setLockMode(LockModeType.PESSIMISTIC_WRITE)))
                .isEqualTo("select t1_0.meaning from tags t1_0 for update");
    }

    @Test
    void skipLockedWaits() {
        assertThat(lockTag(LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED))
                .isEqualTo(TAG + " for update");
        assertThat(nativeQuery("select * from tags for update skip locked")).isEqualTo("select * from tags for update");
    }

    @Test
    void skipLockedIsRefusedWhereItShallBe() {
        try (Rendering refusing = rendering(Map.of(TiDBSettings.SKIP_LOCKED, "refuse"))) {
            List<Runnable> requests = List.of(
                    () -> refusing.query(session -> tag(session).setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)),
                    () -> refusing.statement(session ->
                            session.find(Library.Tag.class, "x", LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED)),
                    () -> refusing.statement(session -> session.createNativeQuery(
                                    "select * from tags for update skip locked", Object[].class)
                            .getResultList()));
            assertThat(requests)
                    .allSatisfy(request -> assertThatThrownBy(request::run)
                            .isInstanceOf(UnsupportedFeatureException.class)
                            .hasMessage(
                                    "TiDB does not support skip locked: it returns the locked rows and locks nothing; take the"
                                            + " lock with NOWAIT or a timeout and catch the LockTimeoutException, or set"
                                            + " tidewire.tidb.skip_locked=wait to wait for the row"));
        }
    }

    @Test
    void anUnknownSettingIsRefusedAtBoot() {
        assertThatThrownBy(() -> rendering(Map.of(TiDBSettings.SKIP_LOCKED, "ignore")))
                .isInstanceOf(HibernateException.class)
                .hasMessage("tidewire.tidb.skip_locked must be 'wait' or 'refuse', and is 'ignore'");
    }

    private String lockTag(LockModeType mode, Timeout timeout) {
        return rendering().query(session -> {
            SelectionQuery<Library.Tag> query = tag(session);
            query.setLockMode(mode);
            query.setHint("jakarta.persistence.lock.timeout", timeout.milliseconds());
            return query;
        });
    }

    private static SelectionQuery<Library.Tag> tag(org.hibernate.Session session) {
        return session.createSelectionQuery("from Tag where name = 'x'", Library.Tag.class);
    }

    private String nativeQuery(String sql) {
        return rendering()
                .statement(session ->
                        session.createNativeQuery(sql, Object[].class).getResultList());
    }
}
