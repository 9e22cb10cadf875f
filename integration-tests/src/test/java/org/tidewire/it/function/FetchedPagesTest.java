package org.tidewire.it.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.function.FetchedPages;
import org.tidewire.testkit.rendering.Rendering;

/** Hibernate leaves the column of the document out of the page, on any database. */
class FetchedPagesTest {
    @Embeddable
    static class Size {
        int width;
    }

    @Entity(name = "Sheet")
    static class Sheet {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.JSON)
        Size size;

        @ElementCollection
        Set<String> words;
    }

    @ParameterizedTest
    @CsvSource({"MySQL, 8.0.11-TiDB-v8.5.4", "Databend, v1.2.895"})
    void ofEntitiesWithADocumentAreRefused(String product, String version) {
        String fetch = "from Sheet s left join fetch s.words";
        try (Rendering rendering = Rendering.of(product, version, Map.of(), Sheet.class)) {
            assertThatThrownBy(() -> rendering.query(
                            session -> session.createSelectionQuery(fetch + " order by s.id", Sheet.class)
                                    .setMaxResults(2)))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(FetchedPages.WORDS);
            assertThat(rendering.query(session -> session.createSelectionQuery(fetch, Sheet.class)))
                    .contains("words");
            assertThat(rendering.query(session -> session.createSelectionQuery("from Sheet s", Sheet.class)
                            .setMaxResults(2)))
                    .contains("limit");
        }
    }
}
