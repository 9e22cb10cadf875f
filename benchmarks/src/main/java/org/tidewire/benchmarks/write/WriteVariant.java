package org.tidewire.benchmarks.write;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;

/** Who writes, and how keys are made. The first is the limit that the others are measured by. */
public enum WriteVariant {
    PLAIN_JDBC("plain JDBC", null, SequenceItem.class),
    TIDEWIRE_SEQUENCE("Tidewire, sequence", ComparedDialect.TIDEWIRE, SequenceItem.class),
    TIDEWIRE_STATELESS("Tidewire, sequence, StatelessSession", ComparedDialect.TIDEWIRE, SequenceItem.class),
    TIDEWIRE_SCATTERED("Tidewire, @ScatteredSequence", ComparedDialect.TIDEWIRE, ScatteredItem.class),
    TIDEWIRE_UUID7("Tidewire, UUIDv7", ComparedDialect.TIDEWIRE, UuidItem.class),
    TIDEWIRE_AUTO_RANDOM("Tidewire, @AutoRandom", ComparedDialect.TIDEWIRE, AutoRandomItem.class),
    TIDEWIRE_IDENTITY("Tidewire, IDENTITY", ComparedDialect.TIDEWIRE, IdentityItem.class),
    COMMUNITY_TIDB_SEQUENCE("community TiDBDialect, sequence", ComparedDialect.COMMUNITY_TIDB, SequenceItem.class),
    HIBERNATE_MYSQL_SEQUENCE("MySQLDialect, table as sequence", ComparedDialect.HIBERNATE_MYSQL, SequenceItem.class),
    HIBERNATE_MYSQL_IDENTITY("MySQLDialect, IDENTITY", ComparedDialect.HIBERNATE_MYSQL, IdentityItem.class);

    /** How many ids one call to a sequence brings. */
    public static final int ALLOCATION_SIZE = 1000;

    private final String label;
    private final @Nullable ComparedDialect dialect;
    private final Class<? extends Item> entity;

    WriteVariant(String label, @Nullable ComparedDialect dialect, Class<? extends Item> entity) {
        this.label = label;
        this.dialect = dialect;
        this.entity = entity;
    }

    /**
     * Makes tables and a way to write to them.
     *
     * @param engine where
     * @param rows how many rows one operation writes or reads
     * @param batchSize how many of them go into one JDBC batch
     * @return a workload, which drops its tables when it is closed
     */
    public Workload open(Engine engine, int rows, int batchSize) {
        if (dialect == null) {
            return new JdbcWorkload(engine.open(), rows, batchSize);
        }
        Map<String, Object> settings = dialect.settings(!engine.standIn());
        return this == TIDEWIRE_STATELESS
                ? new StatelessWorkload(engine, settings, entity, maker(), rows, batchSize)
                : new HibernateWorkload(engine, settings, entity, maker(), idsByServer(), rows, batchSize);
    }

    /**
     * For readers.
     *
     * @return a name
     */
    public String label() {
        return label;
    }

    /**
     * How many ids one call to the server brings.
     *
     * @return the allocation size, or {@code null} where ids are not made by a sequence
     */
    public @Nullable Integer allocationSize() {
        return dialect != null && (entity == SequenceItem.class || entity == ScatteredItem.class)
                ? ALLOCATION_SIZE
                : null;
    }

    private boolean idsByServer() {
        return entity == AutoRandomItem.class || entity == IdentityItem.class;
    }

    private Supplier<Item> maker() {
        return switch (this) {
            case PLAIN_JDBC, TIDEWIRE_SEQUENCE, TIDEWIRE_STATELESS, COMMUNITY_TIDB_SEQUENCE, HIBERNATE_MYSQL_SEQUENCE ->
                SequenceItem::new;
            case TIDEWIRE_SCATTERED -> ScatteredItem::new;
            case TIDEWIRE_UUID7 -> UuidItem::new;
            case TIDEWIRE_AUTO_RANDOM -> AutoRandomItem::new;
            case TIDEWIRE_IDENTITY, HIBERNATE_MYSQL_IDENTITY -> IdentityItem::new;
        };
    }
}
