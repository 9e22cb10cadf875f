/** What happens at COMMIT: a failure has the type of its error, and a database may look at the connection before. */
@NullMarked
package org.tidewire.internal.commit;

import org.jspecify.annotations.NullMarked;
