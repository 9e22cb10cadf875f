package org.tidewire.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.internal.function.DateTimePattern.Part;

class DateTimePatternTest {
    /** What Java makes of the pattern: fields are formatted one by one, and texts are copied. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yyyy-MM-dd",
                "yyyyMMdd",
                "'on' d.M.",
                "''",
                "''''",
                "'''d'",
                "d''M",
                "'a''b'",
                "'''a'''",
                "'d'd'd'",
                "' '"
            })
    void textsAreThoseOfJava(String pattern) {
        LocalDate day = LocalDate.of(2026, 7, 9);
        assertThat(DateTimePattern.parse(pattern).stream()
                        .map(part -> part.isField()
                                ? DateTimeFormatter.ofPattern(part.text()).format(day)
                                : part.text())
                        .collect(Collectors.joining()))
                .isEqualTo(DateTimeFormatter.ofPattern(pattern).format(day));
    }

    @Test
    void anOpenQuoteIsAFieldThatNoDatabaseHas() {
        assertThat(DateTimePattern.parse("d 'th''")).contains(new Part("'", true));
    }
}
