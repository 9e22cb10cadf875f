package org.tidewire.it.retry;

import java.io.IOException;
import org.hibernate.SessionFactory;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.TcpProxy;

/** Nothing waits: what TiDB finds wrong with an optimistic transaction it says at COMMIT. */
@TiDBTest
@RealTiDB("the stand-in has no optimistic transactions")
class OptimisticExactlyOnceTest extends ExactlyOnceSuite {
    private final TestDatabase database;

    OptimisticExactlyOnceTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    TcpProxy openProxy() throws IOException {
        return TcpProxy.ofPackets(database.plainUrl());
    }

    @Override
    SessionFactory openFactory(TcpProxy through, Class<?>... entities) {
        return ExactlyOnceTest.openFactory(database, through, "sessionVariables=tidb_txn_mode='optimistic'", entities);
    }
}
