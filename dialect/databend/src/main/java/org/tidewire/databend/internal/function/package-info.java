/** The functions of HQL in Databend's spelling, and those that Databend lacks. */
@NullMarked
package org.tidewire.databend.internal.function;

import org.jspecify.annotations.NullMarked;
