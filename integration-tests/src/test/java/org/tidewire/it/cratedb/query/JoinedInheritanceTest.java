package org.tidewire.it.cratedb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.query.JoinedInheritanceSuite;
import org.tidewire.testkit.junit.CrateDBTest;

@CrateDBTest
class JoinedInheritanceTest extends JoinedInheritanceSuite {
    /** Nothing is: there are no transactions. */
    @Override
    @Test
    protected void theWorkBeforeIsRolledBackToo() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.createMutationQuery("delete from Vessel v where v.crew > 3")
                            .executeUpdate();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        Long left = factory.fromTransaction(
                session -> session.createSelectionQuery("select count(*) from Vessel v where v.crew > 3", Long.class)
                        .getSingleResult());
        assertThat(left).isZero();
    }

    /** The server takes the key of a group for what determines nothing. */
    @Test
    void aColumnOfNoKeyThatIsGroupedIsRefused() {
        persistVoyages();
        assertThatThrownBy(() -> rows("select v.vessel.name, count(*) from Voyage v group by v.id"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "CrateDB does not support a column beside those that a query groups by, unless they are the key"
                                + " of its entity");
    }

    @Test
    void groupsByTheKeyOfASubclass() {
        persistVoyages();
        assertThat(
                        rows(
                                "select f.name, f.cars, count(*) from Ferry f join Voyage v on v.vessel = f group by f.id order by f.crew"))
                .containsExactly(List.of("ferry1", 10, 1L), List.of("ferry2", 20, 2L));
        assertThat(rows(
                        "select s.i, s.n from (select f.name as i, count(*) as n from Voyage v join treat(v.vessel as Ferry) f group by f) s"
                                + " order by s.n"))
                .containsExactly(List.of("ferry1", 1L), List.of("ferry2", 2L));
    }

    @Test
    void aSubqueryThatSortsGroupsByWhatItDoesNotSelectIsRefused() {
        assertThatThrownBy(
                        () -> rows(
                                "select s.n from (select count(*) as n from Vessel v group by v.crew order by v.crew limit 2) s"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "CrateDB does not support a subquery that groups, and sorts by what it does not select");
    }
}
