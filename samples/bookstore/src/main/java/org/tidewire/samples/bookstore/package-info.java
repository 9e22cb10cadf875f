/**
 * A bookstore of one book on Databend, in four ways.
 *
 * <p>The port of a tutorial of Databend's documentation for Python; database, table, row and printed line are the same.
 */
@NullMarked
package org.tidewire.samples.bookstore;

import org.jspecify.annotations.NullMarked;
