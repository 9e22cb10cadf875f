/** DDL: tables without keys, and with storage clauses. */
@NullMarked
package org.tidewire.databend.internal.schema;

import org.jspecify.annotations.NullMarked;
