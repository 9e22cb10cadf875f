/**
 * Transfers between accounts, repeated where the database asks for it.
 *
 * <p>The port of a tutorial for CockroachDB and psycopg2; its output is the same.
 */
@NullMarked
package org.tidewire.samples.bank;

import org.jspecify.annotations.NullMarked;
