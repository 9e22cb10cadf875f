/**
 * What one transaction can ask of TiDB: to check for conflicts early or late, or to read the past.
 *
 * <p>Everything starts at {@link org.tidewire.tidb.transaction.TiDBTransaction}.
 */
@NullMarked
package org.tidewire.tidb.transaction;

import org.jspecify.annotations.NullMarked;
