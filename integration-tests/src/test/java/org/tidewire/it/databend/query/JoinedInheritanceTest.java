package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.query.JoinedInheritanceSuite;
import org.tidewire.testkit.junit.DatabendTest;

/** Bulk statements over several tables: the ids are selected, and then named in a statement for each table. */
@DatabendTest
class JoinedInheritanceTest extends JoinedInheritanceSuite {
    @Test
    void refusesToInsertFromAQuery() {
        assertThatThrownBy(
                        () -> mutate("insert into Tug (name, crew, power) select f.name, f.crew, f.cars from Ferry f"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("Databend does not support 'insert ... select'");
    }
}
