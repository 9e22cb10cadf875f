package org.tidewire.it.tidb.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.it.support.Wire;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.TcpProxy;

/** What the driver sends for a unit of work, once its statements are prepared: the round trips in docs/tidb.md. */
@TiDBTest
class RoundTripTest {
    /** Of the parameters that docs/tidb.md recommends those that bear on what is sent. */
    private static final Map<String, String> RECOMMENDED = Map.of(
            "rewriteBatchedStatements", "true",
            "useServerPrepStmts", "true",
            "cachePrepStmts", "true",
            "prepStmtCacheSize", "1000",
            "prepStmtCacheSqlLimit", "10000",
            "readOnlyPropagatesToServer", "false");

    @Entity(name = "Account")
    @Table(name = "accounts")
    static class Account {
        @Id
        long id;

        @Version
        int version;

        long balance;

        protected Account() {}

        Account(long id) {
            this.id = id;
        }
    }

    private static final String FIND = "select a1_0.id,a1_0.balance,a1_0.version from accounts a1_0 where a1_0.id=?";
    private static final String PERSIST = "insert into accounts (balance,version,id) values (?,?,?)";
    private static final String UPDATE = "update accounts set balance=?,version=? where id=? and version=?";
    private static final String OFF = "set autocommit=0";
    private static final String ON = "set autocommit=1";
    private static final String COMMIT = "commit";

    private static final String TRUSTED_FOR = "com.zaxxer.hikari.aliveBypassWindowMs";

    private final TestDatabase database;
    private long lastId;

    RoundTripTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void aPoolWithAutoCommitSwitchesItOffAndOn() {
        for (Map<String, String> parameters : List.of(Map.<String, String>of(), RECOMMENDED)) {
            try (SessionFactory factory = factory(parameters, true, false)) {
                sends(factory, OFF, COMMIT, ON);
            }
        }
    }

    /** Hibernate does not ask the driver whether auto-commit is off, and the driver sends what it is told. */
    @Test
    void aPoolWithoutAutoCommitSwitchesItOffAgain() {
        try (SessionFactory factory = factory(RECOMMENDED, false, false)) {
            sends(factory, OFF, COMMIT);
        }
    }

    @Test
    void withTheRecommendedSettingsAUnitOfWorkSendsItsStatementsAndCommit() {
        try (SessionFactory factory = factory(RECOMMENDED, false, true)) {
            sends(factory, COMMIT);
        }
    }

    /**
     * HikariCP asks whether a connection is alive if nobody has used it for half a second, by a ping, which is no statement. Counted at
     * the wire, in the order of the table in docs/tidb.md.
     */
    @ParameterizedTest
    @CsvSource({"false, true, false, 4", "true, true, false, 4", "true, false, false, 3", "true, false, true, 2"})
    void aConnectionThatWasIdleIsPingedFirst(
            boolean recommended, boolean autoCommit, boolean disablesAutoCommit, long findAndCommit)
            throws IOException {
        for (boolean pinged : new boolean[] {false, true}) {
            System.setProperty(TRUSTED_FOR, pinged ? "-1" : "3600000");
            try (TcpProxy proxy = TcpProxy.ofMySQL(database.url());
                    SessionFactory factory = factory(
                            recommended ? RECOMMENDED : Map.of(),
                            options -> options.setJdbcUrl(proxy.through(options.getJdbcUrl())),
                            autoCommit,
                            disablesAutoCommit)) {
                long ping = pinged ? 1 : 0;
                factory.inTransaction(session -> session.persist(new Account(1)));
                assertThat(commandsOf(proxy, factory, session -> session.find(Account.class, 1L)))
                        .isEqualTo(findAndCommit + ping);
                lastId = 1;
                assertThat(commandsOf(proxy, factory, session -> session.persist(new Account(++lastId))))
                        .isEqualTo(findAndCommit + ping);
                assertThat(commandsOf(proxy, factory, session -> session.find(Account.class, 1L).balance++))
                        .isEqualTo(findAndCommit + 1 + ping);
            } finally {
                System.clearProperty(TRUSTED_FOR);
            }
        }
    }

    /** Not the first time, when the server prepares statements. */
    private static long commandsOf(TcpProxy proxy, SessionFactory factory, Consumer<Session> work) {
        factory.inTransaction(work);
        factory.inTransaction(work);
        long before = proxy.commands();
        factory.inTransaction(work);
        return proxy.commands() - before;
    }

    /** The last of {@code around}, but for {@code set autocommit=1}, follow the statements; the others come before them. */
    private void sends(SessionFactory factory, String... around) {
        assertThat(sent(factory, session -> session.persist(new Account(++lastId))))
                .isEqualTo(with(around, PERSIST));
        assertThat(sent(factory, session -> session.find(Account.class, 1L))).isEqualTo(with(around, FIND));
        assertThat(sent(factory, session -> session.find(Account.class, 1L).balance++))
                .isEqualTo(with(around, FIND, UPDATE));
    }

    private static List<String> with(String[] around, String... statements) {
        return Stream.of(around)
                .flatMap(one ->
                        one.equals(COMMIT) ? Stream.concat(Stream.of(statements), Stream.of(one)) : Stream.of(one))
                .toList();
    }

    /** Not the first time, when the server prepares statements. Values are as good as parameters. */
    private static List<String> sent(SessionFactory factory, Consumer<Session> work) {
        factory.inTransaction(work);
        factory.inTransaction(work);
        Wire.clear();
        factory.inTransaction(work);
        return Wire.sent("").stream()
                .map(sql -> sql.startsWith("set ") ? sql : sql.replaceAll("(?<=[=(,])\\d+", "?"))
                .toList();
    }

    private SessionFactory factory(Map<String, String> parameters, boolean autoCommit, boolean disablesAutoCommit) {
        return factory(parameters, options -> {}, autoCommit, disablesAutoCommit);
    }

    private SessionFactory factory(
            Map<String, String> parameters,
            Consumer<HikariConfig> pooling,
            boolean autoCommit,
            boolean disablesAutoCommit) {
        lastId = 0;
        DataSource pool = database.dataSource(options -> {
            options.setAutoCommit(autoCommit);
            options.addDataSourceProperty(Wire.PROPERTY, Wire.class.getName());
            parameters.forEach(options::addDataSourceProperty);
            pooling.accept(options);
        });
        return database.sessionFactory(
                Map.of(
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        pool,
                        JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT,
                        disablesAutoCommit),
                Account.class);
    }
}
