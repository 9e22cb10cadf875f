/** Types that more than one dialect needs: vectors as text, and local dates and times that no time zone moves. */
@NullMarked
package org.tidewire.internal.type;

import org.jspecify.annotations.NullMarked;
