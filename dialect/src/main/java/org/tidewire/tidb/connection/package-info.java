/** What Hibernate does with the JDBC connections of a session factory on TiDB, where TiDB needs it done differently. */
@NullMarked
package org.tidewire.tidb.connection;

import org.jspecify.annotations.NullMarked;
