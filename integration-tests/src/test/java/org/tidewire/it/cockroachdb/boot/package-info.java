/** What Hibernate finds and makes when it starts on CockroachDB, or on PostgreSQL in its place. */
package org.tidewire.it.cockroachdb.boot;
