package org.tidewire.cockroachdb.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.cockroachdb.internal.transaction.DriverState;
import org.tidewire.testkit.rendering.ReportedServer;

class CockroachDBDialectResolverTest {
    private static final String SETTING = "hibernate.dialect.cockroach.version_string";

    private final CockroachDBDialectResolver resolver = new CockroachDBDialectResolver();

    /** The driver keeps the parameter: a query would fail on this connection, which has no statements. */
    @ParameterizedTest
    @CsvSource({
        "CockroachDB CCL v25.4.1-1-g55e9e9d822f (x86_64-pc-linux-gnu; built 2025/12/16; go1.23.12), 25, 4, 1",
        "CockroachDB OSS v23.2.0-alpha.1, 23, 2, 0",
        "CockroachDB CCL v26.3.0-rc.1 (aarch64-unknown-linux-gnu), 26, 3, 0",
        "CockroachDB CCL v24.1, 24, 1, 0",
    })
    void findsItByTheStartUpParameterWithoutAQuery(String parameter, int major, int minor, int micro) {
        assertThat(CockroachDBVersion.reportedBy(connected("13.0.0", parameter, null)))
                .isEqualTo(parameter);
        assertSame(CockroachDBVersion.parse(parameter), major, minor, micro);
    }

    /** A pool or a driver's wrapper has the public interface alone. */
    @Test
    void findsItByTheStartUpParameterOfAnotherWrapper() throws Exception {
        PGConnection driver = proxy(PGConnection.class, Map.of("getParameterStatus", "CockroachDB CCL v25.4.1"));
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean isPublic = PGConnection.class.equals(arguments[0]);
                    return method.getName().equals("isWrapperFor") ? (Object) isPublic : driver;
                });
        assertThat(DriverState.parameter(connection, "crdb_version")).isEqualTo("CockroachDB CCL v25.4.1");
        assertThat(DriverState.refusal(connection)).isNull();
    }

    /** A pool of connections between them keeps the parameter, and a search path has another function. */
    @ParameterizedTest
    @CsvSource({
        "13.0.0, CockroachDB CCL v25.4.1, CockroachDB CCL v25.4.1",
        "17.11, CockroachDB CCL v25.4.1, CockroachDB CCL v25.4.1",
        "13.0.0, PostgreSQL 13.0.0 of another make, ",
        "17.11, PostgreSQL 17.11 on x86_64-pc-linux-gnu, "
    })
    void aServerWithoutTheParameterIsAsked(String emulated, String answer, String reported) {
        assertThat(CockroachDBVersion.reportedBy(connected(emulated, null, answer)))
                .isEqualTo(reported);
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, 13.0.0, CockroachDB CCL v24.3.2 (x86_64), 24, 3, 2",
        "CockroachDB, 25.2, , 25, 2, 0",
        "cockroachdb, , CockroachDB CCL v24.1.5, 24, 1, 5",
        "CockroachDB, , , 25, 4, 0",
    })
    void findsItBySettingsWithoutAConnection(
            String product, String version, String configured, int major, int minor, int micro) {
        Dialect dialect = resolver.resolveDialect(new ReportedServer(
                product, version, 13, 0, "", configured == null ? Map.of() : Map.of(SETTING, configured)));

        assertThat(dialect).isInstanceOf(CockroachDBDialect.class);
        assertSame(dialect.getVersion(), major, minor, micro);
    }

    private static void assertSame(DatabaseVersion version, int major, int minor, int micro) {
        assertThat(version.getMajor()).isEqualTo(major);
        assertThat(version.getMinor()).isEqualTo(minor);
        assertThat(version.getMicro()).isEqualTo(micro);
    }

    @ParameterizedTest
    @CsvSource({"PostgreSQL, 17.11", "H2, 2.4.240", "MySQL, 8.0.36"})
    void leavesOtherServersToHibernate(String product, String version) {
        assertThat(resolver.resolveDialect(ReportedServer.says(product, version)))
                .isNull();
    }

    @Test
    void theVersionOfPostgreSQLIsNeverTakenForItsOwn() {
        Dialect dialect = new CockroachDBDialect(new ReportedServer("PostgreSQL", "18.0.0", 18, 0, "", Map.of()));
        assertThat(dialect.getVersion().isSame(25, 4)).isTrue();
    }

    /** For a dialect that the settings name, without the name of a product. */
    @ParameterizedTest
    @CsvSource({"24.1.3, 24, 1, 3", "24.2, 24, 2, 0", ", 24, 1, 0"})
    void theVersionInTheSettingsIsItsOwn(String version, int major, int minor, int micro) {
        for (String product : new String[] {null, ""}) {
            Dialect dialect = new CockroachDBDialect(new ReportedServer(product, version, major, minor, "", Map.of()));
            assertSame(dialect.getVersion(), major, minor, micro);
        }
    }

    /** Hibernate would swallow the exception, and take another dialect. */
    @ParameterizedTest
    @MethodSource("strangeServers")
    void neverThrows(ReportedServer server) {
        assertThatCode(() -> resolver.resolveDialect(server)).doesNotThrowAnyException();
        assertThatCode(() -> new CockroachDBDialect(server)).doesNotThrowAnyException();
    }

    static Stream<ReportedServer> strangeServers() {
        return Stream.of(
                new ReportedServer(null, null, 0, 0, null, null),
                new ReportedServer("PostgreSQL", "", -1, -1, "", Map.of(SETTING, "CockroachDB")),
                new ReportedServer("CockroachDB", "not a version", 0, 0, ",,", Map.of(SETTING, 7)),
                new ReportedServer("CockroachDB", "v99999999999.1", 0, 0, null, null));
    }

    private static DialectResolutionInfo connected(
            String emulated, @Nullable String parameter, @Nullable String answer) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("getParameterStatus", parameter);
        Map<String, Object> answers = new HashMap<>();
        answers.put("isWrapperFor", true);
        answers.put("unwrap", proxy(BaseConnection.class, parameters));
        if (answer != null) {
            Map<String, Object> row = new HashMap<>(Map.of("next", true, "getString", answer));
            row.put("close", null);
            Map<String, Object> statement = new HashMap<>(Map.of("executeQuery", proxy(ResultSet.class, row)));
            statement.put("close", null);
            answers.put("createStatement", proxy(Statement.class, statement));
        }
        Connection connection = proxy(Connection.class, answers);
        DatabaseMetaData metadata = proxy(
                DatabaseMetaData.class, Map.of("getConnection", connection, "getURL", "jdbc:postgresql://db/app"));
        ReportedServer server = ReportedServer.says("PostgreSQL", emulated);
        return (DialectResolutionInfo) Proxy.newProxyInstance(
                DialectResolutionInfo.class.getClassLoader(),
                new Class<?>[] {DialectResolutionInfo.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getDatabaseMetadata") ? metadata : method.invoke(server, arguments));
    }

    /** Answers some methods, and fails in all others. */
    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (answers.containsKey(method.getName())) {
                        return answers.get(method.getName());
                    }
                    throw new AssertionError("called " + method);
                }));
    }
}
