/** What every database module shares with applications: the exception that refuses a feature by name. */
@NullMarked
package org.tidewire;

import org.jspecify.annotations.NullMarked;
