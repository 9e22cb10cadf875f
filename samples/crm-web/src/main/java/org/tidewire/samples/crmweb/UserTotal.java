package org.tidewire.samples.crmweb;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A user with the sum of all orders, as a line of the page.
 *
 * @param uid of the user
 * @param name of the user
 * @param gender of the user
 * @param orders how many there are
 * @param total the sum of their prices; 0 where there are none
 */
public record UserTotal(Integer uid, String name, Gender gender, long orders, BigDecimal total) {
    /** As a query gives it, where the sum of no prices is null. */
    public UserTotal(Integer uid, String name, Gender gender, Long orders, @Nullable BigDecimal total) {
        this(uid, name, gender, orders.longValue(), total == null ? BigDecimal.ZERO : total);
    }
}
