package org.tidewire.samples.crmweb;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.domain.Page;
import org.tidewire.samples.crmweb.data.Purchase;
import org.tidewire.samples.crmweb.data.UserTotal;

/**
 * What the page shows.
 *
 * @param users those of this page, with their totals
 * @param page which page it is
 * @param purchases the orders of these users
 * @param chart of their totals
 * @param allUsers how many users there are, whatever the filter
 * @param allOrders how many orders
 * @param total the sum of all prices
 */
record Overview(
        List<UserTotal> users,
        Page<?> page,
        Page<Purchase> purchases,
        Chart chart,
        long allUsers,
        long allOrders,
        BigDecimal total) {}
