/**
 * A small CRM: users and their orders, by plain Jakarta Persistence.
 *
 * <p>The port of a tutorial for SQLAlchemy on TiDB; steps, rows and last line are the same.
 */
@NullMarked
package org.tidewire.samples.crm;

import org.jspecify.annotations.NullMarked;
