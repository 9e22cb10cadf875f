package org.tidewire.it.tidb.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.dialect.DatabaseVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.tidb.TiDBDialect;

/**
 * Every answer of the dialect stands in {@code capabilities.txt} with its proof, which {@link CapabilityTest} executes. One
 * that is missing there comes with a new Hibernate: it is measured, and goes there.
 */
class DialectAnswersTest {
    @ParameterizedTest
    @ValueSource(strings = {"8.5", "7.5", "7.2", "7.1", "6.6", "6.5"})
    void theDialectAnswersWhatTheTableSays(String version) throws IOException, ReflectiveOperationException {
        String[] numbers = version.split("\\.", 2);
        DatabaseVersion tidb = DatabaseVersion.make(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        Map<String, String> table = new TreeMap<>();
        for (Capability capability : Capability.all()) {
            assertThat(table.put(capability.name(), capability.answerOf(tidb))).isNull();
        }
        assertThat(DialectAnswers.of(new TiDBDialect(tidb))).isEqualTo(table);
    }

    @Test
    void theTestsThatTheTableNamesExist() throws IOException, ReflectiveOperationException {
        for (Capability capability : Capability.all()) {
            if (capability.proof().equals("tested")) {
                String[] test = capability.text().split("\\.", 2);
                Class<?> type = Class.forName(getClass().getPackageName() + '.' + test[0]);
                assertThat(type.getDeclaredMethods())
                        .extracting(Method::getName)
                        .contains(test[1]);
            }
        }
    }
}
