/** Ids and comments. */
package org.tidewire.it.cockroachdb.mapping;
