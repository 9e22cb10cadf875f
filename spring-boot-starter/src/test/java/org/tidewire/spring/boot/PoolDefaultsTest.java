package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.spring.boot.DataSourceProperties.Defaults;

/** The pools are not started here. */
class PoolDefaultsTest {
    private static final String URL = "jdbc:mysql://127.0.0.1:1/shop";

    @Test
    void whatNobodyHasSetIsSet() {
        assertThat(parameters(pool(URL), Defaults.TIDB)).containsExactlyInAnyOrderEntriesOf(PoolDefaults.FOR_TIDB);
    }

    @Test
    void whatTheUserHasSetStays() {
        HikariDataSource pool = pool(URL + "?useServerPrepStmts=false&prepStmtCacheSize=7");
        pool.addDataSourceProperty("rewriteBatchedStatements", "false");

        assertThat(parameters(pool, Defaults.TIDB))
                .containsEntry("rewriteBatchedStatements", "false")
                .doesNotContainKeys("useServerPrepStmts", "prepStmtCacheSize")
                .containsEntry("readOnlyPropagatesToServer", "false");
    }

    @Test
    void theCollationOfTheUserStays() {
        assertThat(parameters(pool(URL + "?connectionCollation=utf8mb4_general_ci"), Defaults.TIDB))
                .doesNotContainKey("connectionCollation");
        assertThat(parameters(pool(URL + "?characterEncoding=latin1"), Defaults.TIDB))
                .doesNotContainKey("connectionCollation");
    }

    @Test
    void otherDatabasesAreLeftAlone() {
        assertThat(parameters(pool("jdbc:postgresql://127.0.0.1:1/shop"), Defaults.TIDB))
                .isEmpty();
        assertThat(parameters(pool(URL), Defaults.NONE)).isEmpty();
        assertThat(parameters(new HikariDataSource(), Defaults.TIDB)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_SERIALIZABLE", "1"})
    void anIsolationThatTiDBDoesNotHaveIsRefused(String isolation) {
        HikariDataSource pool = pool(URL);
        pool.setTransactionIsolation(isolation);

        assertThatThrownBy(() -> parameters(pool, Defaults.TIDB))
                .isInstanceOf(MisconfigurationException.class)
                .hasMessageStartingWith("TiDB does not support the isolation level " + isolation);
        assertThat(parameters(pool, Defaults.NONE)).isEmpty();
    }

    @Test
    void aServerIsKnownByWhatItSays() {
        assertThat(Server.saying("8.0.11-TiDB-v8.5.4")).isEqualTo(Server.TIDB);
        assertThat(Server.saying("Databend Query v1.2.895-nightly-363a49c1dd(rust-1.94.0-nightly)"))
                .isEqualTo(Server.DATABEND);
        assertThat(Server.saying("8.4.3")).isEqualTo(Server.OTHER);
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    private static Map<Object, Object> parameters(HikariDataSource pool, Defaults defaults) {
        new PoolDefaults(() -> new DataSourceProperties(defaults, true)).postProcessBeforeInitialization(pool, "pool");
        Properties parameters = pool.getDataSourceProperties();
        return parameters;
    }
}
