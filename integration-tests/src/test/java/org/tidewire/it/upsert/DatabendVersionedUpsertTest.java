package org.tidewire.it.upsert;

import org.hibernate.SessionFactory;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

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
