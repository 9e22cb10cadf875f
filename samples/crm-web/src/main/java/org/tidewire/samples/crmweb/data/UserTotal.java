package org.tidewire.samples.crmweb.data;

import java.math.BigDecimal;

/**
 * A user with the sum of all orders, as a line of the page.
 *
 * @param uid of the user
 * @param name of the user
 * @param gender of the user
 * @param orders how many there are
 * @param total the sum of their prices; 0 where there are none
 */
public record UserTotal(Integer uid, String name, Gender gender, long orders, BigDecimal total) {}
