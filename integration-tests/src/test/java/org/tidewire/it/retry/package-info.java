/** Transactions that are repeated, with real conflicts and connections that are really cut. */
package org.tidewire.it.retry;
