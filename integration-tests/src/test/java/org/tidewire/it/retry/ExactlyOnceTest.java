package org.tidewire.it.retry;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.TcpProxy;

/** On MariaDB in TiDB's place, and on TiDB. */
@TiDBTest
class ExactlyOnceTest extends WaitingRepeatSuite {
    private final TestDatabase database;

    ExactlyOnceTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    TcpProxy openProxy() throws IOException {
        return TcpProxy.ofPackets(database.plainUrl());
    }

    @Override
    SessionFactory openFactory(TcpProxy through, Class<?>... entities) {
        return openFactory(database, through, "", entities);
    }

    static SessionFactory openFactory(
            TestDatabase database, TcpProxy through, String properties, Class<?>... entities) {
        MysqlDataSource direct = new MysqlDataSource();
        String url = through.through(database.plainUrl());
        direct.setUrl(url + (url.contains("?") ? "&" : "?") + "sslMode=DISABLED&" + properties);
        direct.setUser(database.user());
        direct.setPassword(database.password());
        return database.sessionFactory(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, direct), entities);
    }

    @Override
    String waitingSessions() {
        return database.isStandIn()
                ? "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'"
                : "select count(*) from information_schema.tidb_trx where state = 'LockWaiting'";
    }
}
