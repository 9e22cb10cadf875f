/** Translates Hibernate's SQL AST into TiDB's SQL. */
@NullMarked
package org.tidewire.tidb.internal.sql;

import org.jspecify.annotations.NullMarked;
