/** What a dialect renders, without a database: for golden tests. */
package org.tidewire.rendering;
