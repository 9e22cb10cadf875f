package org.tidewire.cratedb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.rendering.Rendering;

class QueryRenderingTest {
    @Entity(name = "Thing")
    static class Thing {
        @Id
        int id;

        String name;
        Integer size;
    }

    private static final Rendering RENDERING = CrateDBRendering.of(Thing.class);

    @AfterAll
    static void close() {
        RENDERING.close();
    }

    @Test
    void aPlainQuery() {
        assertThat(RENDERING.query("select t.name from Thing t where t.id = 1"))
                .isEqualTo("select t1_0.name from Thing t1_0 where t1_0.id=1");
    }
}
