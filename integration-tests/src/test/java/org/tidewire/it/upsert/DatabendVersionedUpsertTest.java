package org.tidewire.it.upsert;

import org.hibernate.SessionFactory;
import org.tidewire.it.engine.DatabendTest;
import org.tidewire.it.engine.TestDatabase;

@DatabendTest
class DatabendVersionedUpsertTest extends VersionedUpsertSuite {
    private final TestDatabase database;

    DatabendVersionedUpsertTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    SessionFactory sessionFactory(Class<?>... entities) {
        return database.sessionFactory(entities);
    }
}
