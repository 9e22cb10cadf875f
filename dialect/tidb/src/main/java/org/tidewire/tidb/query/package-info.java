/** What a query can ask of TiDB alone. */
@NullMarked
package org.tidewire.tidb.query;

import org.jspecify.annotations.NullMarked;
