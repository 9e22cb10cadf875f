/**
 * Creates each table with its indexes, unique keys and foreign keys in one statement, for databases in which each change of the
 * schema is a job. Hibernate's schema tool decides what is created; this package decides in which statements.
 */
@NullMarked
package org.tidewire.internal.schema;

import org.jspecify.annotations.NullMarked;
