@NullMarked
package org.tidewire.samples.bookstore;

import org.jspecify.annotations.NullMarked;
