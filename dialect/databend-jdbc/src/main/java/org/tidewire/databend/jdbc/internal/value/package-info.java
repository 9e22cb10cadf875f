/** Values as literals of SQL, and the text of columns as values. */
@NullMarked
package org.tidewire.databend.jdbc.internal.value;

import org.jspecify.annotations.NullMarked;
