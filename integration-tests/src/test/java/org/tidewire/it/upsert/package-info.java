/** {@code StatelessSession.upsert} of entities with a version: on TiDB and Databend as on H2. */
package org.tidewire.it.upsert;
