/** Hibernate ORM on CockroachDB. {@link org.tidewire.cockroachdb.CockroachDBDialect} is found by itself. */
@NullMarked
package org.tidewire.cockroachdb;

import org.jspecify.annotations.NullMarked;
