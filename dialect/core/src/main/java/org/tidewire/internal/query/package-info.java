/** What a dialect has to know of a statement before it is rendered, on more than one database. */
@NullMarked
package org.tidewire.internal.query;

import org.jspecify.annotations.NullMarked;
