package org.tidewire.samples.crmweb.data;

import java.math.BigDecimal;

/**
 * An order with the user's name: a row of the join.
 *
 * @param oid of the order
 * @param uid of the user
 * @param name of the user
 * @param price of the order
 */
public record Purchase(Integer oid, Integer uid, String name, BigDecimal price) {}
