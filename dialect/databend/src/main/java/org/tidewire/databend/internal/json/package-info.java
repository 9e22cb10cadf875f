/** The functions of HQL on JSON, and embeddables in JSON documents. */
@NullMarked
package org.tidewire.databend.internal.json;

import org.jspecify.annotations.NullMarked;
