package org.tidewire.databend.jdbc.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {
    @Test
    void namesServerDatabaseAndTimeZone() throws SQLException {
        ConnectionUrl url = parse("//db.example.com:3308/books?sslMode=REQUIRED&timezone=Asia/Tokyo&user=u%26v+w");
        assertThat(url.server()).isEqualTo("db.example.com:3308");
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
        assertThat(url.server()).isEqualTo("[::1]:3307");
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

    /** What Hibernate makes of settings that begin with hibernate.connection, and what pools hand on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "autocommit",
                "creator_factory_class",
                "handling_mode",
                "includeSynonyms",
                "init_sql",
                "initial_pool_size",
                "login_timeout",
                "min_pool_size",
                "pool_validation_interval",
                "release_mode",
                "CharSet",
                "connectionTimeout",
                "maxLifetime",
                "transactionIsolation",
                "validationQuery",
            })
    void letsSettingsOfHibernateAndOfPoolsPassAndKeepsThemFromConnectorJ(String setting) throws SQLException {
        ConnectionUrl url = parse("//host/db?connectTimeout=1000", setting, "1");
        assertThat(url.driverProperties()).doesNotContainKey(setting).containsEntry("connectTimeout", "1000");
        assertThatThrownBy(() -> parse("//host/db?" + setting + "=1"))
                .as("in the URL it would be meant for the driver")
                .isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "allowMultiQueries, Databend takes one statement at a time",
        "autoReconnect, a lost connection takes its transaction with it: let the pool replace it",
        "serverTimezone, 'use timezone, the session''s time zone'",
        "allowmultiqueries, there is none of that name; allowMultiQueries may be meant",
        "ssl_mode, there is none of that name; sslMode may be meant",
        "conectTimeout, there is none of that name; connectTimeout may be meant",
        "timeZone, there is none of that name; timezone may be meant",
    })
    void refusesADangerousOrMisspeltPropertyWhereverItStands(String property, String reason) {
        String message = "The connection property " + property + " is refused: " + reason;
        assertThatThrownBy(() -> parse("//host/db", property, "true")).hasMessage(message);
        assertThatThrownBy(() -> parse("//host/db?" + property + "=true")).hasMessage(message);
    }

    @Test
    void takesPropertiesBesideTheUrlButPrefersTheUrl() throws SQLException {
        assertThat(parse("//host/db", "timezone", "Asia/Tokyo").timeZone()).isEqualTo("Asia/Tokyo");
        assertThat(parse("//host/db?timezone=Europe/Oslo", "timezone", "Asia/Tokyo")
                        .timeZone())
                .isEqualTo("Europe/Oslo");
        assertThat(parse("//host/db?sslMode=REQUIRED", "sslMode", "DISABLED").driverProperties())
                .containsEntry("sslMode", "REQUIRED");
    }

    private static ConnectionUrl parse(String rest, String property, String value) throws SQLException {
        Properties beside = new Properties();
        beside.setProperty(property, value);
        return ConnectionUrl.parse("jdbc:databend+mysql:" + rest, beside);
    }

    private static ConnectionUrl parse(String rest) throws SQLException {
        return ConnectionUrl.parse("jdbc:databend+mysql:" + rest, new Properties());
    }
}
