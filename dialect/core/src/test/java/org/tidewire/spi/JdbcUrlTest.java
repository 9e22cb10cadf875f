package org.tidewire.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "jdbc:mysql://db:4000/x?password=secret        | db:4000",
                "jdbc:mysql://root:secret@db:4000/x            | db:4000",
                "jdbc:mysql:loadbalance://a:4000,b:4000/x      | a:4000,b:4000",
                "jdbc:mysql://address=(host=h)(password=p)/x   | -",
                "jdbc:h2:mem:x                                 | -",
            })
    void namesTheServerAlone(String url, String server) {
        assertThat(new JdbcUrl(url).server()).isEqualTo(server);
    }

    @Test
    void readsParameters() {
        JdbcUrl url = new JdbcUrl("jdbc:mysql://db/x?sslMode=&xa=1&a=b=c");
        assertThat(url.parameter("a")).isEqualTo("b=c");
        assertThat(url.parameter("sslMode")).isEmpty();
        assertThat(url.parameter("b")).isNull();
        assertThat(new JdbcUrl("jdbc:mysql://db/a=b").parameter("a")).isNull();
    }

    @Test
    void changesTheDriverAndLeavesParametersOut() {
        JdbcUrl url = new JdbcUrl("jdbc:mysql:loadbalance://db:4000/x?password=secret");
        assertThat(url.isMySQL()).isTrue();
        assertThat(url.withoutParameters()).isEqualTo("jdbc:mysql:loadbalance://db:4000/x");
        assertThat(url.withPrefix("jdbc:other:")).isEqualTo("jdbc:other://db:4000/x");
        assertThat(new JdbcUrl("jdbc:other+mysql://db/x").isMySQL()).isFalse();
    }
}
