package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.it.query.JoinedInheritanceSuite;
import org.tidewire.testkit.junit.TiDBTest;

/** Bulk statements over several tables, which go through a temporary table: they commit and roll back as a whole. */
@TiDBTest
class JoinedInheritanceTest extends JoinedInheritanceSuite {
    @Test
    void insertsFromAQuery() {
        assertThat(mutate("insert into Tug (name, crew, power) select f.name, f.crew, f.cars from Ferry f"))
                .isEqualTo(5);
        assertThat(count("Tug t where t.name like 'ferry%' and t.power = 10 * t.crew"))
                .isEqualTo(5);
    }
}
