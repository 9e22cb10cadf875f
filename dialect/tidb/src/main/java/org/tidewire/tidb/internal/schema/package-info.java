/** DDL: creates, alters, drops and compares tables. */
@NullMarked
package org.tidewire.tidb.internal.schema;

import org.jspecify.annotations.NullMarked;
