package org.tidewire.it.cratedb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    /** What Hibernate selects of a treated entity reads the keys of its subclasses, which it does not group by. */
    @Override
    @Test
    protected void groupsByATreatedEntity() {
        persistVoyages();
        assertThatThrownBy(() -> rows("select f.id, count(*) from Voyage v join treat(v.vessel as Ferry) f group by f"))
                .hasMessageContaining("must appear in the GROUP BY clause");
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
