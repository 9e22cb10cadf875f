package org.tidewire.it.cratedb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
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
}
