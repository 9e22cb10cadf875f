package org.tidewire.it.upsert;

import org.hibernate.SessionFactory;
import org.tidewire.it.engine.TestDatabase;
import org.tidewire.it.engine.TiDBTest;

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
