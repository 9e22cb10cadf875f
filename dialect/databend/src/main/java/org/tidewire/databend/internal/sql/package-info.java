/** Translates Hibernate's SQL AST into Databend's SQL. */
@NullMarked
package org.tidewire.databend.internal.sql;

import org.jspecify.annotations.NullMarked;
