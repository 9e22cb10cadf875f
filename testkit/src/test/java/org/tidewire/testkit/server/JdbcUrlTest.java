package org.tidewire.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://h:4000, jdbc:mysql://h:4000/it_x",
        "jdbc:mysql://h:4000/, jdbc:mysql://h:4000/it_x",
        "jdbc:mysql://h:4000/test, jdbc:mysql://h:4000/it_x",
        "jdbc:mysql://h:4000/test?sslMode=REQUIRED&a=b/c, jdbc:mysql://h:4000/it_x?sslMode=REQUIRED&a=b/c",
        "jdbc:mysql://h:4000?a=b, jdbc:mysql://h:4000/it_x?a=b",
        "'jdbc:mysql:loadbalance://h1:4000,h2:4000/test', 'jdbc:mysql:loadbalance://h1:4000,h2:4000/it_x'",
    })
    void namesTheTestsOwnDatabaseAndKeepsTheRest(String given, String own) {
        assertThat(JdbcUrl.parse(given).database("it_x")).isEqualTo(own);
    }

    @Test
    void changesTheDriver() {
        assertThat(JdbcUrl.parse("jdbc:databend+mysql://h:3307/x?a=b")
                        .withScheme("mysql")
                        .database("it_x"))
                .isEqualTo("jdbc:mysql://h:3307/it_x?a=b");
    }

    @Test
    void refusesWhatNamesNoServer() {
        assertThatThrownBy(() -> JdbcUrl.parse("localhost:4000")).hasMessageContaining("localhost:4000");
    }
}
