package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.spi.DatabaseSupport;

/** The pools are not started here. */
class PoolDefaultsTest {
    private static final String URL = "jdbc:mysql://127.0.0.1:1/shop";

    @Test
    void whatNobodyHasSetIsSet() {
        assertThat(parameters(pool(URL), "tidb"))
                .containsOnly(
                        entry("rewriteBatchedStatements", "true"),
                        entry("useServerPrepStmts", "true"),
                        entry("cachePrepStmts", "true"),
                        entry("prepStmtCacheSize", "1000"),
                        entry("prepStmtCacheSqlLimit", "10000"),
                        entry("readOnlyPropagatesToServer", "false"),
                        entry("connectionCollation", "utf8mb4_bin"));
    }

    @Test
    void whatTheUserHasSetStays() {
        HikariDataSource pool = pool(URL + "?useServerPrepStmts=false&prepStmtCacheSize=7");
        pool.addDataSourceProperty("rewriteBatchedStatements", "false");

        assertThat(parameters(pool, "tidb"))
                .containsEntry("rewriteBatchedStatements", "false")
                .doesNotContainKeys("useServerPrepStmts", "prepStmtCacheSize")
                .containsEntry("readOnlyPropagatesToServer", "false");
    }

    @Test
    void theCollationOfTheUserStays() {
        assertThat(parameters(pool(URL + "?connectionCollation=utf8mb4_general_ci"), "tidb"))
                .doesNotContainKey("connectionCollation");
        assertThat(parameters(pool(URL + "?characterEncoding=latin1"), "tidb"))
                .doesNotContainKey("connectionCollation");
    }

    @Test
    void otherDatabasesAreLeftAlone() {
        assertThat(parameters(pool("jdbc:postgresql://127.0.0.1:1/shop"), "tidb"))
                .isEmpty();
        assertThat(parameters(pool(URL), "none")).isEmpty();
        assertThat(parameters(new HikariDataSource(), "tidb")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_SERIALIZABLE", "1"})
    void anIsolationThatTiDBDoesNotHaveIsRefused(String isolation) {
        HikariDataSource pool = pool(URL);
        pool.setTransactionIsolation(isolation);

        assertThatThrownBy(() -> parameters(pool, "tidb"))
                .isInstanceOf(MisconfigurationException.class)
                .hasMessageStartingWith("TiDB does not support the isolation level " + isolation);
        assertThat(parameters(pool, "none")).isEmpty();
    }

    @Test
    void aServerIsKnownByItsVersion() {
        assertThat(DatabaseSupport.ofVersion("8.0.11-TiDB-v8.5.4"))
                .map(DatabaseSupport::name)
                .contains("TiDB");
        assertThat(DatabaseSupport.ofVersion("Databend Query v1.2.895-nightly-363a49c1dd(rust-1.94.0-nightly)"))
                .map(DatabaseSupport::name)
                .contains("Databend");
        assertThat(DatabaseSupport.ofVersion("8.4.3")).isEmpty();
    }

    @Test
    void anUnknownDatabaseIsRefused() {
        assertThatThrownBy(() -> parameters(pool(URL), "oracle"))
                .isInstanceOf(MisconfigurationException.class)
                .hasMessageStartingWith("tidewire.datasource.defaults is 'oracle', and no database of that name");
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    private static Map<Object, Object> parameters(HikariDataSource pool, String defaults) {
        new PoolDefaults(() -> new DataSourceProperties(defaults, true)).postProcessBeforeInitialization(pool, "pool");
        Properties parameters = pool.getDataSourceProperties();
        return parameters;
    }
}
