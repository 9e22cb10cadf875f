/** Errors of statements and of COMMIT, and what they mean for the transaction. */
package org.tidewire.it.cockroachdb.transaction;
