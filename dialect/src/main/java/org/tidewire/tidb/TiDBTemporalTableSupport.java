package org.tidewire.tidb;

import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.temporal.MySQLTemporalTableSupport;
import org.hibernate.temporal.TemporalTableStrategy;
import org.jspecify.annotations.Nullable;

/** History tables of {@code @Temporal} entities: TiDB has no invisible columns (error 1064). */
final class TiDBTemporalTableSupport extends MySQLTemporalTableSupport {
    TiDBTemporalTableSupport(MySQLDialect dialect) {
        super(dialect);
    }

    @Override
    public @Nullable String getExtraTemporalTableDeclarations(
            TemporalTableStrategy strategy, String rowStartColumn, String rowEndColumn, boolean partitioned) {
        return partitioned ? rowEndColumn + "_null tinyint as (" + rowEndColumn + " is null) virtual" : null;
    }
}
