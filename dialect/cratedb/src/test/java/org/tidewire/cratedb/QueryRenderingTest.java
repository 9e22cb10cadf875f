package org.tidewire.cratedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;

/** HQL, and the SQL or the refusal that it becomes: two lines of a resource for each. */
class QueryRenderingTest {
    private static final Rendering RENDERING =
            CrateDBRendering.of(Map.of(AvailableSettings.JSON_FUNCTIONS_ENABLED, true), Shop.entities());

    @AfterAll
    static void close() {
        RENDERING.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rendered")
    void isRendered(String hql, String sql) {
        assertThat(statement(hql)).isEqualTo(sql);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedByName(String hql, String feature) {
        assertThatThrownBy(() -> statement(hql))
                .isInstanceOfSatisfying(
                        UnsupportedFeatureException.class,
                        e -> assertThat(e.getFeature()).isEqualTo(feature));
    }

    private static String statement(String hql) {
        return hql.matches("(update|delete|insert) .*") ? RENDERING.mutation(hql) : RENDERING.query(hql);
    }

    static Stream<Arguments> rendered() throws IOException {
        return pairs("rendered.txt");
    }

    static Stream<Arguments> refused() throws IOException {
        return pairs("refused.txt");
    }

    private static Stream<Arguments> pairs(String resource) throws IOException {
        try (InputStream text = QueryRenderingTest.class.getResourceAsStream(resource)) {
            return Arrays.stream(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n(?! )"))
                    .map(pair -> pair.split("\n +", 2))
                    .map(pair -> Arguments.of(pair[0], pair[1].strip()));
        }
    }
}
