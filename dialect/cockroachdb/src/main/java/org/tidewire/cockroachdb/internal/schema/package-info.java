/** DDL that Hibernate does not write, or writes otherwise. */
@NullMarked
package org.tidewire.cockroachdb.internal.schema;

import org.jspecify.annotations.NullMarked;
