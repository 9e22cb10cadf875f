/** How a session factory is connected to Databend: not through Connector/J alone. */
@NullMarked
package org.tidewire.databend.connection;

import org.jspecify.annotations.NullMarked;
