/**
 * Hibernate ORM on CockroachDB.
 *
 * <p>{@link org.tidewire.cockroachdb.CockroachDBDialect} is found by itself.
 */
@NullMarked
package org.tidewire.cockroachdb;

import org.jspecify.annotations.NullMarked;
