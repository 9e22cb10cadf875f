/** Kinds of transactions, on any database. */
package org.tidewire.it.transaction;
