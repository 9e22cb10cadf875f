/** How CockroachDB's schema is created and read. */
package org.tidewire.it.cockroachdb.schema;
