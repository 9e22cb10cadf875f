package org.tidewire.it.upsert;

import org.hibernate.SessionFactory;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
class TiDBVersionedUpsertTest extends VersionedUpsertSuite {
    private final TestDatabase database;

    TiDBVersionedUpsertTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    SessionFactory sessionFactory(Class<?>... entities) {
        return database.sessionFactory(entities);
    }
}
