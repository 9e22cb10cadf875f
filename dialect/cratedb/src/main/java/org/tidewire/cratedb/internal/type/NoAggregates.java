package org.tidewire.cratedb.internal.type;

import org.hibernate.dialect.aggregate.AggregateSupportImpl;
import org.hibernate.mapping.Column;
import org.tidewire.cratedb.internal.server.CrateDBRefusal;

/** Refuses embeddables in one column, whose attributes queries would read and assign one by one. */
public final class NoAggregates extends AggregateSupportImpl {
    public static final NoAggregates INSTANCE = new NoAggregates();

    private NoAggregates() {}

    /** Asked while the mapping is read. */
    @Override
    public String aggregateComponentAssignmentExpression(
            String parentAssignment, String columnExpression, int aggregateColumnTypeCode, Column column) {
        throw CrateDBRefusal.AGGREGATE.exception(column.getName());
    }
}
