/**
 * A JDBC driver for Databend with real transactions, exact update counts and values, and typed errors.
 *
 * <p>It works between a connection pool and Connector/J, and does not depend on Hibernate.
 */
@NullMarked
package org.tidewire.databend.jdbc;

import org.jspecify.annotations.NullMarked;
