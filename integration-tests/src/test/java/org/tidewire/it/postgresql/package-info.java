/** PostgreSQL, for what is said of any database that tells a conflict by its SQLState. */
package org.tidewire.it.postgresql;
