package org.tidewire.tidb.internal.schema;

import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.temporal.MySQLTemporalTableSupport;
import org.hibernate.dialect.temporal.TemporalTableSupport;
import org.hibernate.temporal.TemporalTableStrategy;
import org.jspecify.annotations.Nullable;

/** History tables of {@code @Temporal} entities: TiDB has no invisible columns (error 1064). */
public final class TiDBTemporalTableSupport extends MySQLTemporalTableSupport {
    private TiDBTemporalTableSupport(MySQLDialect dialect) {
        super(dialect);
    }

    /**
     * A factory, so that the JVM can load a dialect that calls it without Hibernate's class, which 7.3 lacks: on other
     * databases the dialect is compared with, and on TiDB it refuses that version.
     */
    public static TemporalTableSupport of(MySQLDialect dialect) {
        return new TiDBTemporalTableSupport(dialect);
    }

    @Override
    public @Nullable String getExtraTemporalTableDeclarations(
            TemporalTableStrategy strategy, String rowStartColumn, String rowEndColumn, boolean partitioned) {
        return partitioned ? rowEndColumn + "_null tinyint as (" + rowEndColumn + " is null) virtual" : null;
    }
}
