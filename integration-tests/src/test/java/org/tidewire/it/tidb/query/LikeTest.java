package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.query.LikeSuite;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
class LikeTest extends LikeSuite {
    @Test
    void whatTiDBDoesNotEscapeByIsRefused() {
        assertThatThrownBy(() -> idsLike("d.name like :pattern escape :escape", "50§%", '§'))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("this escape character of like");
        assertThatThrownBy(() -> idsLike("d.name ilike :pattern escape :escape", "50X%", 'X'))
                .isInstanceOf(UnsupportedFeatureException.class);
    }
}
