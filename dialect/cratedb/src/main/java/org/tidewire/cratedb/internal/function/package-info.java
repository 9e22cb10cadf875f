/** Functions of HQL in CrateDB's spelling, and those that it lacks. */
@NullMarked
package org.tidewire.cratedb.internal.function;

import org.jspecify.annotations.NullMarked;
