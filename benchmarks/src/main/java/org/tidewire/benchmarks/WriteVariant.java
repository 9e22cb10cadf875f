package org.tidewire.benchmarks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What writes, and how keys are made. The first is the limit of what an ORM can reach. */
public enum WriteVariant {
    PLAIN_JDBC(null, Item.Sequence.class),
    TIDEWIRE_SEQUENCE(ComparedDialect.TIDEWIRE, Item.Sequence.class),
    TIDEWIRE_STATELESS(ComparedDialect.TIDEWIRE, Item.Sequence.class),
    TIDEWIRE_SCATTERED(ComparedDialect.TIDEWIRE, Item.Scattered.class),
    TIDEWIRE_UUID7(ComparedDialect.TIDEWIRE, Item.Uuid7.class),
    TIDEWIRE_AUTO_RANDOM(ComparedDialect.TIDEWIRE, Item.Random.class),
    TIDEWIRE_IDENTITY(ComparedDialect.TIDEWIRE, Item.Identity.class),
    COMMUNITY_TIDB_SEQUENCE(ComparedDialect.COMMUNITY_TIDB, Item.Sequence.class),
    HIBERNATE_MYSQL_SEQUENCE(ComparedDialect.HIBERNATE_MYSQL, Item.Sequence.class),
    HIBERNATE_MYSQL_IDENTITY(ComparedDialect.HIBERNATE_MYSQL, Item.Identity.class),
    /** Versioned entities on Databend; a batch size of 1 sends statement by statement. */
    DATABEND(ComparedDialect.TIDEWIRE, Item.Versioned.class);

    private final @Nullable ComparedDialect dialect;
    private final Class<? extends Item> entity;

    WriteVariant(@Nullable ComparedDialect dialect, Class<? extends Item> entity) {
        this.dialect = dialect;
        this.entity = entity;
    }

    Engine engine() {
        return this == DATABEND ? Engine.databend() : Engine.tidb();
    }

    Workload open(Engine engine, int rows, int batchSize) {
        if (dialect == null) {
            return new JdbcWorkload(engine.open(1), rows, batchSize);
        }
        Map<String, Object> settings = engine.isDatabend() ? engine.settings() : engine.settings(dialect);
        return this == TIDEWIRE_STATELESS
                ? new StatelessWorkload(engine, settings, entity, rows, batchSize)
                : new HibernateWorkload(engine, settings, entity, rows, batchSize);
    }
}
