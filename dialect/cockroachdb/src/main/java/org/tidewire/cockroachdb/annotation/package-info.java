/** What a mapping can ask of CockroachDB: where rows are, how long they live, and ids. Other databases are left alone. */
@NullMarked
package org.tidewire.cockroachdb.annotation;

import org.jspecify.annotations.NullMarked;
