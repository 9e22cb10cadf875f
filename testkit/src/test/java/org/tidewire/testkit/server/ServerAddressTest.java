package org.tidewire.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://h/x                              | h:3306          | x",
                "jdbc:mysql:///x                               | localhost:3306  | x",
                "jdbc:mysql://root:secret@h:4000/x?a=b/c       | h:4000          | x",
                "jdbc:mysql:loadbalance://h1:4000,h2:4000/x    | h1:4000,h2:4000 | x",
                "jdbc:mysql://address=(host=h)(password=p)/x   | the given address | x",
                "jdbc:postgresql://[::1]/x                     | [::1]:5432      | x",
                "jdbc:databend+mysql://h:3307                  | h:3307          | default",
                "jdbc:databend+mysql://h/?a=b                  | h:3307          | default",
            })
    void namesServerAndDatabaseAndNothingElse(String url, String server, String database) {
        ServerAddress address = ServerAddress.of(url);
        assertThat(address.server()).isEqualTo(server);
        assertThat(address.database()).isEqualTo(database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:mysql://h", "jdbc:mysql://h/?a=b", "jdbc:h2:mem:secret", "jdbc:oracle://h/secret", "h:4000"
            })
    void refusesOthersWithoutQuotingThem(String url) {
        assertThat(ServerAddress.isDatabase(url)).isFalse();
        assertThat(ServerAddress.isDatabend(url)).isFalse();
        assertThatThrownBy(() -> ServerAddress.of(url)).hasMessage("Not a URL for Connector/J or PostgreSQL's driver");
    }

    @Test
    void tellsTheDrivers() {
        assertThat(ServerAddress.isMySQLDatabase("jdbc:mysql:replication://h/x"))
                .isTrue();
        assertThat(ServerAddress.isMySQLDatabase("jdbc:postgresql://h/x")).isFalse();
        assertThat(ServerAddress.isDatabase("jdbc:postgresql://h/x")).isTrue();
        assertThat(ServerAddress.isDatabase("jdbc:databend+mysql://h/x")).isFalse();
    }
}
