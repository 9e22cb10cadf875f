package org.tidewire.it.upsert;

import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterEach;

/** What is right, by Hibernate's own dialect. */
class H2VersionedUpsertTest extends VersionedUpsertSuite {
    private SessionFactory factory;

    @Override
    SessionFactory sessionFactory(Class<?>... entities) {
        factory = new HibernatePersistenceConfiguration("upsert")
                .managedClasses(List.of(entities))
                .jdbcUrl("jdbc:h2:mem:upsert")
                .schemaToolingAction(Action.CREATE_DROP)
                .createEntityManagerFactory();
        return factory;
    }

    @AfterEach
    void close() {
        factory.close();
    }
}
