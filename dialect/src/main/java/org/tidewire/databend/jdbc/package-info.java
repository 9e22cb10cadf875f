/**
 * A JDBC driver that makes Databend's MySQL wire honest: real transactions, real update counts, exact values, typed errors.
 *
 * <p>It sits between a pool and Connector/J, and needs nothing of Hibernate.
 */
@NullMarked
package org.tidewire.databend.jdbc;

import org.jspecify.annotations.NullMarked;
