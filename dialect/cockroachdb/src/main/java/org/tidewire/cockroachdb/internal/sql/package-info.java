/** How statements, row locks and hints are rendered. */
@NullMarked
package org.tidewire.cockroachdb.internal.sql;

import org.jspecify.annotations.NullMarked;
