/** A session of the server over Connector/J, its transaction, and how it is opened. */
@NullMarked
package org.tidewire.databend.jdbc.internal.session;

import org.jspecify.annotations.NullMarked;
