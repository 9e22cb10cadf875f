package org.tidewire.it.cratedb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.model.Department;
import org.tidewire.it.query.LikeSuite;
import org.tidewire.testkit.junit.CrateDBTest;

@CrateDBTest
class LikeTest extends LikeSuite {
    /** The protocol ends a statement at the character 0. */
    @Override
    @Test
    protected void hostileText() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    var query = session.getCriteriaBuilder().createQuery(String.class);
                    query.from(Department.class);
                    query.select(session.getCriteriaBuilder().literal("a\u0000"));
                    session.createSelectionQuery(query).getResultList();
                }))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("texts with the character 0");
        assertThat(query("select 'a\\'' or 1=1 --' from Employee e where e.id = 1"))
                .containsExactly(row("a\\' or 1=1 --"));
    }
}
