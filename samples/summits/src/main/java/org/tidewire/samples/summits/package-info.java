/** CrateDB's own table of mountains, by an entity and a repository of Jakarta Data. */
@NullMarked
package org.tidewire.samples.summits;

import org.jspecify.annotations.NullMarked;
