package org.tidewire.databend.internal.sql;

import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.PlanSize;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/** How often the subqueries of a statement copy what is outside of them, and whether that can be copied. */
final class PlanCopies {
    /** In aggregates the engine copies the plan so much more often that it does not end with many. */
    private static final int MOST_IN_AGGREGATE = 2;

    /** Of the whole statement, where an aggregate copies the plan. */
    private static final int MOST_BESIDE_AGGREGATE = 3;

    private int doublings;
    private int copies = 1;
    private int limits;
    private boolean copiesPlan;
    private boolean copiesInAggregate;

    /** Renders what the engine copies so many times. */
    void times(int times, Runnable rendering) {
        int outer = copies;
        copies *= times;
        rendering.run();
        copies = outer;
    }

    void add(int more, QueryPart subquery, @Nullable QuerySpec around, boolean inAggregate) {
        copiesPlan |= !CorrelatedLimit.isRead(subquery);
        refuseLimits();
        copiesInAggregate |= inAggregate;
        doublings += more * copies;
        if ((inAggregate && doublings > MOST_IN_AGGREGATE)
                || (copiesInAggregate && doublings > MOST_BESIDE_AGGREGATE)) {
            throw DatabendQueryRefusal.SUBQUERY_IN_AGGREGATE.exception();
        }
        if (PlanSize.isTooLarge(doublings, around)) {
            throw DatabendQueryRefusal.MANY_SUBQUERIES.exception();
        }
    }

    /** Adds a limit of several rows in a subquery that reads the outer query. */
    void addLimit() {
        limits++;
        refuseLimits();
    }

    /** The engine can copy no sorted rows. */
    private void refuseLimits() {
        if (limits > 1 || (limits > 0 && copiesPlan)) {
            throw DatabendQueryRefusal.CORRELATED_LIMITS.exception();
        }
    }
}
