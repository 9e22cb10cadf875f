/** How a dialect says no: one exception that names the database, the feature and what to do instead. */
@NullMarked
package org.tidewire.feature;

import org.jspecify.annotations.NullMarked;
