/**
 * Keyed batches: the updates or deletes of many rows by key are sent as one statement. They are built from Hibernate's model of
 * the mutation; a database supplies the form of the statement.
 */
@NullMarked
package org.tidewire.internal.batch;

import org.jspecify.annotations.NullMarked;
