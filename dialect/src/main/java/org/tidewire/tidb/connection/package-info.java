/** What Hibernate does with JDBC connections, where TiDB needs it done differently. Hibernate finds it by itself. */
@NullMarked
package org.tidewire.tidb.connection;

import org.jspecify.annotations.NullMarked;
