package org.tidewire.samples.crmweb.data;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** All orders in two numbers. */
public interface Sums {
    /** How many. */
    long getOrders();

    /** The sum of their prices, null where there are none. */
    @Nullable
    BigDecimal getTotal();
}
