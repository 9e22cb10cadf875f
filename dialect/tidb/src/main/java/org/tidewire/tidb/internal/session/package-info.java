/** What a session of Hibernate knows of the TiDB connection below it. */
@NullMarked
package org.tidewire.tidb.internal.session;

import org.jspecify.annotations.NullMarked;
