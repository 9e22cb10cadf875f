package org.tidewire.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {
    @Test
    void namesServerDatabaseAndTimeZone() throws SQLException {
        ConnectionUrl url = parse("//db.example.com:3308/books?sslMode=REQUIRED&timezone=Asia/Tokyo&user=u%26v+w");
        assertThat(url.driverUrl()).isEqualTo("jdbc:mysql://db.example.com:3308/");
        assertThat(url.database()).isEqualTo("books");
        assertThat(url.timeZone()).isEqualTo("Asia/Tokyo");
        assertThat(url.driverProperties())
                .containsEntry("sslMode", "REQUIRED")
                .containsEntry("user", "u&v+w")
                .containsEntry("maxAllowedPacket", "134217728")
                .containsEntry("useServerPrepStmts", "false")
                .doesNotContainKey("timezone");
    }

    @Test
    void hasDefaults() throws SQLException {
        ConnectionUrl url = parse("//[::1]");
        assertThat(url.driverUrl()).isEqualTo("jdbc:mysql://[::1]:3307/");
        assertThat(url.database()).isEqualTo("default");
        assertThat(url.timeZone()).isEqualTo("UTC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "//",
                "//a,b/db",
                "//user:password@host/db",
                "//address=(host=a)/db",
                "//(host=a)/db",
                "//host/db/more",
                "//host:3307x/db",
                "//host/db#fragment",
            })
    void hasOneHostAndNoPassword(String rest) {
        assertThatThrownBy(() -> parse(rest))
                .hasMessageContaining("The URL is jdbc:databend+mysql://host:3307/database");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "useServerPrepStmts=true",
                "allowMultiQueries=true",
                "rewriteBatchedStatements=true",
                "queryInterceptors=a.B",
                "sessionVariables=a=1",
                "allowLoadLocalInfile=true",
                "autoDeserialize=true",
                "characterEncoding=latin1",
                "zeroDateTimeBehavior=ROUND",
                "connectionTimeZone=LOCAL",
                "%75seServerPrepStmts=true",
            })
    void refusesPropertiesThatAreNotKnownToBeSafe(String property) {
        assertThatThrownBy(() -> parse("//host/db?" + property))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("The connection property \\w+ is refused: .+");
    }

    @Test
    void takesASafeValueOfAPropertyThatItSetsItself() throws SQLException {
        assertThat(parse("//host/db?useServerPrepStmts=false").driverProperties())
                .containsEntry("useServerPrepStmts", "false");
    }

    private static ConnectionUrl parse(String rest) throws SQLException {
        return ConnectionUrl.parse("jdbc:databend+mysql:" + rest, new Properties());
    }
}
